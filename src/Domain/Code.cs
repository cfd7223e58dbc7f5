using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace QuttyMeken.Domain;

/// <summary>
/// The kebab-case codes of the field (<c>land-relations</c>, <c>bribe-demanded</c>): how an enum's value is stored, scripted
/// against and looked up in the text catalogue. Never renamed.
/// </summary>
public static class Code
{
    private static readonly ConcurrentDictionary<Type, (Dictionary<Enum, string> Codes, Dictionary<string, Enum> Values)> Known = new();

    public static string Of<T>(T value) where T : struct, Enum => Of(typeof(T)).Codes[value];

    /// <returns>The value, or <see langword="null"/> when no value has this code.</returns>
    public static T? Find<T>(string? code) where T : struct, Enum =>
        code is not null && Of(typeof(T)).Values.TryGetValue(code, out var value) ? (T)value : null;

    /// <exception cref="FormatException">No value has this code.</exception>
    public static T Parse<T>(string code) where T : struct, Enum =>
        Find<T>(code) ?? throw new FormatException($"'{code}' is not a code of {typeof(T).Name}.");

    private static (Dictionary<Enum, string> Codes, Dictionary<string, Enum> Values) Of(Type type) => Known.GetOrAdd(type, static type =>
    {
        var codes = Enum.GetValues(type).Cast<Enum>().ToDictionary(value => value, value => Kebab(value.ToString()));
        return (codes, codes.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal));
    });

    private static string Kebab(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && code.Length > 0)
                code.Append('-');
            code.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return code.ToString();
    }
}
