namespace QuttyMeken.Bot;

/// <summary>The numbered steps of <see cref="ConversationRunner"/>: at each the process may die, and a test lets it.</summary>
public enum RunnerStep { Received = 1, Begun = 2, Recorded = 3, Loaded = 4, Advanced = 5, Saved = 6, Committed = 7 }

/// <summary>Watches the runner go; does nothing but in the test that dies at each step.</summary>
internal class RunnerProbe
{
    public virtual void Reached(RunnerStep step) { }
}
