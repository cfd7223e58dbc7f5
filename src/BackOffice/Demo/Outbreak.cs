using QuttyMeken.BackOffice.Demo.Words;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>What an analyst should notice: in the last weeks one hospital of one district asks for money, or sends away.</summary>
internal static class Outbreak
{
    public const int Days = 18;
    public const Sector In = Sector.Healthcare;

    /// <summary>How many of the reports belong to it.</summary>
    public static int SizeOf(int reports) => reports / 50;

    public static bool IsOf(Account account) => account.Sector is In && account.Kind is Kind.BribeDemanded or Kind.BribePaid or Kind.IllegalFees or Kind.ServiceRefusal;

    /// <summary>A district, not the main city, where such reports are many anyway.</summary>
    public static Domain.Unit District(Region region) => region.Districts.Where(unit => unit.Level == "district").ElementAtOrDefault(2) ?? region.Districts[^1];

    public static Organisation? Organisation(Region region) => region.Organisations
        .FirstOrDefault(one => one.Unit == District(region).Slug && one.Sector == Code.Of(In));
}
