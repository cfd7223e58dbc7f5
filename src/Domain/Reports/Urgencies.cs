namespace QuttyMeken.Domain;

public static class Urgencies
{
    /// <summary>How soon a person must look, from the kind's default priority; danger or pressure goes before all.</summary>
    /// <remarks>Source: DOMAIN.md §4, column "default priority" and rule 5.</remarks>
    public static Urgency Of(Kind? kind, bool danger) => danger ? Urgency.Critical : kind switch
    {
        Kind.BribeDemanded or Kind.BribePaid or Kind.ProcurementRigging or Kind.AbuseOfOffice => Urgency.High,
        Kind.ConflictOfInterest or Kind.IllegalFees or Kind.ServiceRefusal or Kind.RedTape or null => Urgency.Normal,
        Kind.ServiceQuality or Kind.PositiveFeedback or Kind.Irrelevant => Urgency.Low,
    };
}
