using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace QuttyMeken.BackOffice.Tests;

/// <summary>Keeps every log entry as it would be read, at every level that is on.</summary>
public sealed class Notebook : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Pen(this, categoryName);

    public void Dispose() { }

    private sealed class Pen(Notebook book, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            book._lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
