namespace QuttyMeken.Domain;

/// <summary>What a citizen sends: the answers, and nothing about who gave them.</summary>
/// <param name="Text">The citizen's own words, at most <see cref="Report.MaxTextLength"/> characters.</param>
/// <param name="Opening">The first words with personal data masked, at most <see cref="Report.MaxOpeningLength"/> characters.</param>
/// <param name="Guess">What the model said when the text was complete; <see langword="null"/> when no model was there.</param>
/// <param name="Sector">What the citizen said of the guess.</param>
/// <param name="Amount">In whole tenge.</param>
/// <param name="Pressured">Whether somebody presses the citizen because of this.</param>
/// <param name="Independent">Whether this is the sender's first report of this month on this organisation and kind.</param>
/// <param name="MayBeAsked">Whether the citizen let the office write into the chat.</param>
public sealed record Submission(
    ReportChannel Channel, ReportLanguage Language, string Text, string Opening, Guess? Guess = null, Sector? Sector = null, Kind? Kind = null,
    string? District = null, string? OrganisationCode = null, string? OrganisationText = null, Happened? Happened = null, DateOnly? HappenedOn = null,
    long? Amount = null, bool? Pressured = null, bool Danger = false, bool Independent = true, bool MayBeAsked = false);
