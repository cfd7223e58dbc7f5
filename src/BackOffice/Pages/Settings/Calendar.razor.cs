using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Settings;

/// <summary>The year's days off: what counts now, and a table in place of it.</summary>
public sealed partial class Calendar(IMediator mediator, Forms forms, Region region, TimeProvider clock, NavigationManager navigation)
{
    // What a calendar can be for; beyond, the address was typed wrong.
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const long LargestFile = 100_000;

    [SupplyParameterFromQuery(Name = "year")]
    private int? Asked { get; set; }

    [SupplyParameterFromForm(FormName = "import")]
    private Entry? Input { get; set; }

    [SupplyParameterFromForm(FormName = "remove")]
    private Undo? Removal { get; set; }

    private View? Days { get; set; }

    private CalendarFile? Checked { get; set; }

    private int Year => Asked is >= FirstYear and <= LastYear ? Asked.Value : region.DayOf(clock.GetUtcNow()).Year;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Removal ??= new();
        Days = await mediator.Send(new Query(Year));
    }

    private async Task Take(EditContext form)
    {
        if (Input!.File is { Length: > 0 and <= LargestFile } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            Input.Text = await reader.ReadToEndAsync();
        }

        Checked = await mediator.Send(new CheckCalendar.Query(Input.Text));
        if (Input.Import && Checked.IsGood && await forms.Accept(form, new ImportCalendar.Command { Text = Input.Text }))
            navigation.NavigateTo(At(Checked.Year!.Value));
        else if (!Checked.IsGood)
            await forms.Accept(form, new ImportCalendar.Command { Text = Input.Text });     // says no: 422
    }

    private async Task Remove(EditContext form)
    {
        if (await forms.Accept(form, new RemoveCalendar.Command(Year)))
            navigation.NavigateTo(At(Year));
    }

    private static string At(int year) => $"/settings/calendar?year={year}";

    /// <summary>The table as text or as a file, and whether it is to be taken or only looked at.</summary>
    public sealed record Entry
    {
        public string? Text { get; set; }
        public IFormFile? File { get; set; }
        public bool Import { get; set; }
    }

    public sealed record Undo;

    public sealed record Query(int Year) : IRequest<View>;

    /// <param name="IsEntered">By the office; else it is the region file's.</param>
    public sealed record View(IReadOnlyList<CalendarDay> Days, bool IsEntered);

    internal sealed class QueryHandler(Region region, Storage.CalendarWatch watch, ICurrentStaff staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            await watch.Look(ct);     // another copy may have taken a year a moment ago
            return new(region.Calendar.DaysOf(query.Year), region.Calendar.IsEntered(query.Year));
        }
    }
}
