using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class OwnThreadsTests
{
    [Fact]
    public void Each_piece_is_done_once()
    {
        var done = new int[100];

        OwnThreads.For(done.Length, piece => Interlocked.Increment(ref done[piece]));

        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Fact]
    public void An_error_is_thrown_as_it_was_and_ends_the_work()
    {
        var begun = 0;

        Assert.Throws<OperationCanceledException>(() => OwnThreads.For(10_000, _ =>
        {
            Interlocked.Increment(ref begun);
            throw new OperationCanceledException();
        }));

        Assert.InRange(begun, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void A_training_that_is_stopped_says_so() =>
        Assert.Throws<OperationCanceledException>(() => Training.Train([.. Corpus.Rows.Take(200)], seed: 1, progress: _ => throw new OperationCanceledException()));
}
