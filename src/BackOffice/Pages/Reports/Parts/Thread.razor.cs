using Microsoft.AspNetCore.Components;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports.Parts;

/// <summary>What the office and the citizen wrote to each other, and how far the office's words have come.</summary>
public sealed partial class Thread(Region region)
{
    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    [Parameter]
    public bool MayWork { get; set; }

    /// <summary>Where the reason to see masked words is asked; none for those who may not see.</summary>
    [Parameter]
    public string? Reveal { get; set; }

    private string When(DateTimeOffset time) => Format.Brief(time, Now, region, T.Language);

    private string Problem(string key) => T[T.Has(key) ? key : "delivery.unknown"];

    private static string Sign(Delivery delivery) => delivery switch
    {
        Delivery.None or Delivery.Waiting => "i-late",
        Delivery.Sent => "i-ok",
        Delivery.Delivered or Delivery.Read => "i-ok2",
        Delivery.Failed => "i-no",
        Delivery.CodeOnly => "i-lock",
    };
}
