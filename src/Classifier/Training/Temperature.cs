namespace QuttyMeken.Classifier;

/// <summary>Temperature scaling: one number that makes confidences honest without changing any answer.</summary>
internal static class Temperature
{
    private const double Least = 0.05;
    private const double Most = 20;

    /// <param name="heldOut">Scores of texts the model was not trained on, with the right label.</param>
    public static float Fit(IReadOnlyList<(float[] Scores, int Label)> heldOut)
    {
        if (heldOut.Count == 0)
            return 1;

        // Golden section over the logarithm: the loss has one minimum.
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Math.Log(Least), Math.Log(Most));
        for (var step = 0; step < 40; step++)
        {
            var (left, right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
            if (Loss(heldOut, Math.Exp(left)) < Loss(heldOut, Math.Exp(right)))
                high = right;
            else
                low = left;
        }

        return (float)Math.Exp((low + high) / 2);
    }

    private static double Loss(IReadOnlyList<(float[] Scores, int Label)> heldOut, double temperature) => heldOut.Sum(row =>
    {
        var best = row.Scores.Max();
        return Math.Log(row.Scores.Sum(score => Math.Exp((score - best) / temperature))) - ((row.Scores[row.Label] - best) / temperature);
    });
}
