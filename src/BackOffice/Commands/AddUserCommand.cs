using System.CommandLine;
using FluentValidation;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Commands;

/// <summary><c>user add</c>: a person joins the staff from the command line, with a password or with a link to choose one.</summary>
internal static class AddUserCommand
{
    public static Command Describe(Func<string[], WebApplication> build)
    {
        var email = new Option<string>("--email") { Description = "What the person signs in with.", Required = true };
        var role = new Option<string>("--role") { Description = "What the person is here for.", Required = true };
        role.AcceptOnlyFromAmong([.. Enum.GetValues<StaffRole>().Select(Code.Of)]);
        var name = new Option<string>("--name") { Description = "As colleagues see it. The e-mail when left out." };
        var password = new Option<bool>("--password-stdin") { Description = "Read the password from the first line of standard input. Without it, a one-time link is printed." };
        var add = new Command("add", "Adds a person to the staff.") { email, role, name, password };
        add.SetAction(async (parsed, ct) =>
        {
            await using var app = build([]);
            await OfficeHost.Prepare(app.Services, ct);
            var words = new Person
            {
                Email = parsed.GetRequiredValue(email),
                Name = parsed.GetValue(name) ?? parsed.GetRequiredValue(email),
                Role = Code.Find<StaffRole>(parsed.GetRequiredValue(role)),
                Password = parsed.GetValue(password) ? await Console.In.ReadLineAsync(ct) ?? "" : null,
            };
            await Console.Out.WriteLineAsync(await Add(app.Services, words, ct));
            return 0;
        });
        return new Command("user", "The people who sign in.") { add };
    }

    /// <returns>What to print.</returns>
    /// <exception cref="InvalidDataException">Something about the person is wrong: what.</exception>
    public static async Task<string> Add(IServiceProvider services, Person words, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        try
        {
            await new Validator().ValidateAndThrowAsync(words, ct);
            var path = await db.InOneTransaction(ct => Enrol(scope.ServiceProvider, db, words, ct), ct);
            return path is null
                ? $"{words.Email} can sign in at {OfficeHost.Address(services, "/signin")}"
                : $"Valid once, for {OneTimeLinks.InvitationLasts.TotalDays:0} days: {OfficeHost.Address(services, path)}";
        }
        catch (ValidationException invalid)
        {
            var texts = services.GetRequiredService<TextCatalog>();
            throw new InvalidDataException(string.Join(Environment.NewLine, invalid.Errors.Select(error =>
                $"{error.PropertyName}: {texts.Get(error.ErrorCode, Language.Kazakh)} / {texts.Get(error.ErrorCode, Language.Russian)}")));
        }
    }

    private static async Task<string?> Enrol(IServiceProvider services, Database db, Person words, CancellationToken ct)
    {
        var person = await services.GetRequiredService<Enrolment>().Add(words.Name!, words.Email!, words.Role!.Value, words.Password);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        db.Audit.Add(new() { At = now, StaffId = person.Id, Action = "audit.staff-added-by-command", Note = person.Email });
        return words.Password is null ? await services.GetRequiredService<OneTimeLinks>().Invite(person.Id, ct) : null;
    }

    internal sealed record Person
    {
        public string? Email { get; init; }
        public string? Name { get; init; }
        public StaffRole? Role { get; init; }
        public string? Password { get; init; }
    }

    private sealed class Validator : AbstractValidator<Person>
    {
        public Validator()
        {
            RuleFor(p => p.Email).Email();
            RuleFor(p => p.Name).Name();
            RuleFor(p => p.Role).Role();
            When(p => p.Password is not null, () => RuleFor(p => p.Password).NewPassword());
        }
    }
}
