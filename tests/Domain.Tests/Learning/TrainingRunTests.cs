using Xunit;

namespace QuttyMeken.Domain.Tests.Learning;

public sealed class TrainingRunTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid One = Guid.CreateVersion7(Now);
    private static readonly Guid Other = Guid.CreateVersion7(Now);

    private readonly TrainingRun _run = new(Guid.CreateVersion7(Now), One, Now);

    [Fact]
    public void One_worker_holds_it_as_long_as_it_is_heard()
    {
        Assert.True(_run.Claim(One, Now));
        Assert.False(_run.Claim(Other, Now.AddMinutes(1)));
        Assert.True(_run.Beat(One, "training.learning", 40, Now.AddMinutes(1)));
        Assert.False(_run.Claim(Other, Now.AddMinutes(2.5)));
        Assert.True(_run.Finish(One, "ab", Now.AddMinutes(2.6)));

        Assert.Equal((TrainingState.Done, 100, "ab", null), (_run.State, _run.Percent, _run.ModelHash, _run.OnlyOne));
    }

    [Fact]
    public void A_worker_that_fell_silent_is_replaced_once_and_then_the_run_has_failed()
    {
        _run.Claim(One, Now);

        Assert.True(_run.Claim(Other, Now + TrainingRun.Lease));
        Assert.False(_run.Beat(One, "training.learning", 90, Now + TrainingRun.Lease));
        Assert.False(_run.Finish(One, "ab", Now + TrainingRun.Lease));
        Assert.Equal(0, _run.Percent);

        Assert.False(_run.Claim(One, Now + (2 * TrainingRun.Lease)));
        Assert.Equal((TrainingState.Failed, "training.problem-died", null), (_run.State, _run.Problem, _run.OnlyOne));
    }

    [Fact]
    public void What_waits_is_cancelled_at_once_and_what_runs_is_told_to_stop()
    {
        var running = new TrainingRun(Guid.CreateVersion7(Now), One, Now);
        running.Claim(One, Now);

        _run.Cancel(Now);
        running.Cancel(Now);

        Assert.Equal((TrainingState.Cancelled, TrainingState.Running), (_run.State, running.State));
        Assert.False(running.Beat(One, "training.learning", 50, Now));
        running.Fail(One, "training.problem-failed", Now);
        Assert.Equal((TrainingState.Cancelled, null), (running.State, running.Problem));
        Assert.Equal("training.ended-already", Assert.Throws<RuleBrokenException>(() => running.Cancel(Now)).Problem.Code);
    }

    [Fact]
    public void A_cancelled_run_whose_worker_died_is_not_begun_anew()
    {
        _run.Claim(One, Now);
        _run.Cancel(Now);

        Assert.False(_run.Claim(Other, Now + TrainingRun.Lease));
        Assert.Equal(TrainingState.Cancelled, _run.State);
    }

    [Fact]
    public void A_worker_that_is_stopped_gives_it_back_without_a_loss()
    {
        _run.Claim(One, Now);
        _run.Release(Other);
        Assert.Equal(TrainingState.Running, _run.State);

        _run.Release(One);

        Assert.Equal((TrainingState.Queued, 0, 1), (_run.State, _run.Attempts, _run.OnlyOne));
        Assert.True(_run.Claim(Other, Now));
    }
}
