namespace QuttyMeken.Domain;

/// <summary>What happened. Stored by <see cref="Code"/>; the order is the order of decision of DOMAIN.md §4.</summary>
public enum Kind
{
    BribeDemanded, BribePaid, ProcurementRigging, ConflictOfInterest, AbuseOfOffice, IllegalFees, ServiceRefusal,
    RedTape, ServiceQuality, PositiveFeedback, Irrelevant,
}

public enum ReportLanguage { Kazakh, Russian, Mixed }

/// <summary>Where a report came from. Says nothing about who sent it.</summary>
public enum ReportChannel { WebChat, Telegram, WhatsApp }

/// <summary>When it happened, as precisely as the citizen wished to say.</summary>
public enum Happened { Today, ThisWeek, ThisMonth, Earlier, OnDate }

/// <summary>How soon a person must look. Stored as a number, since the queue is sorted by it.</summary>
public enum Urgency { Low = 1, Normal = 2, High = 3, Critical = 4 }

/// <summary>States of DOMAIN.md §8.</summary>
public enum ReportStatus
{
    New, InTriage, NeedsInfo, InWork, Forwarded, LinkedToRisk, MeasuresTaken, Unconfirmed, Irrelevant, Duplicate, Withdrawn, Quarantined,
}
