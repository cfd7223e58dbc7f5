using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Settings;

/// <summary>The administrator puts one text for citizens in the office's own words, in both languages, or takes the shipped one back.</summary>
public sealed partial class EditText(IMediator mediator, Forms forms, NavigationManager navigation)
{
    [Parameter]
    public string Key { get; set; } = "";

    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "text")]
    private Command? Input { get; set; }

    private View? Shown { get; set; }

    /// <summary>The last word of a key: <c>closed.spam</c> is named by <c>spam</c>.</summary>
    internal static string NameOf(string key) => key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];

    protected override async Task OnInitializedAsync()
    {
        Shown = await mediator.Send(new Query(Key));
        Input ??= new() { Kk = Shown.Kk, Ru = Shown.Ru };
    }

    private async Task Save(EditContext form)
    {
        if (await forms.Accept(form, Input! with { Key = Key }))
            navigation.NavigateTo($"/settings/texts/{Key}?done=saved");
    }

    public sealed record Query(string Key) : IRequest<View>;

    public sealed record View(string Kk, string Ru, string ShippedKk, string ShippedRu, bool IsChanged);

    public sealed record Command : IRequest
    {
        /// <summary>From the address, whatever the form says.</summary>
        public string Key { get; set; } = "";
        public string? Kk { get; set; }
        public string? Ru { get; set; }
        public bool Reset { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => When(command => !command.Reset && EditableTexts.May(command.Key), () =>
        {
            RuleFor(c => c.Kk).Custom(Check);
            RuleFor(c => c.Ru).Custom(Check);
        });

        private static void Check(string? words, ValidationContext<Command> context)
        {
            if (EditableTexts.Problem(context.InstanceToValidate.Key, CaseWork.Tidy(words)) is { } problem)
                context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, "") { ErrorCode = problem });
        }
    }

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, TextCatalog catalog) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            if (!EditableTexts.May(query.Key))
                throw new NotThereException();

            var (kk, ru) = (catalog.Shipped(query.Key, Language.Kazakh), catalog.Shipped(query.Key, Language.Russian));
            return await db.OfficeTexts.FindAsync([query.Key], ct) is { } own ? new(own.Kk, own.Ru, kk, ru, true) : new(kk, ru, kk, ru, false);
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TextCatalog catalog, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            if (!EditableTexts.May(command.Key))
                throw new NotThereException();

            await db.InOneTransaction(async inside =>
            {
                var own = await db.OfficeTexts.FindAsync([command.Key], inside);
                var (kk, ru) = (CaseWork.Tidy(command.Kk), CaseWork.Tidy(command.Ru));
                if (command.Reset && own is not null)
                    db.OfficeTexts.Remove(own);
                else if (!command.Reset && own is not null)
                    (own.Kk, own.Ru) = (kk, ru);
                else if (!command.Reset)
                    db.OfficeTexts.Add(new() { Key = command.Key, Kk = kk, Ru = ru });
                db.Audit.Add(new()
                {
                    At = clock.GetUtcNow(),
                    StaffId = staff.Id,
                    Action = command.Reset ? "audit.text-reset" : "audit.text-changed",
                    Note = command.Key,
                });
                return Unit.Value;
            }, ct);
            await db.ReadInto(catalog, ct);
            return Unit.Value;
        }
    }
}
