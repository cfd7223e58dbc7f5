using Microsoft.EntityFrameworkCore;

namespace QuttyMeken.Bot;

internal static class Retry
{
    /// <summary>Begins again when another copy changed the same row meanwhile, a few times.</summary>
    public static async Task<T> OnConflict<T>(int tries, Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (DbUpdateException) when (attempt < tries)
            {
                // The first of two inserts of one key won, or a row's version moved on: the next attempt reads what is there now.
            }
        }
    }
}
