using FluentValidation;
using MediatR;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Authorisation;

/// <summary>Every request × every role, and nobody: asked of the handler itself, past every page.</summary>
public sealed class HandlerTests : IDisposable
{
    private enum Outcome { Allowed, Refused, NobodySignedIn, NotReached }

    private readonly Office _office = new();

    [Fact]
    public void Every_request_says_who_may_send_it()
    {
        var handled = typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces())
            .Where(part => part.IsGenericType && part.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(part => part.GetGenericArguments()[0]).Where(request => !request.IsGenericParameter);

        Assert.Equal(Handlers.Table.Keys.Select(type => type.FullName).Order(), handled.Select(type => type.FullName).Order());
    }

    [Fact]
    public async Task A_role_sends_what_it_may_and_for_the_rest_it_is_not_there()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var person = await _office.Hire(role);
            foreach (var entry in Handlers.Table.Values)
            {
                var outcome = await Try(entry, person);
                if (outcome != (entry.May.Has(role) ? Outcome.Allowed : Outcome.Refused))
                    wrong.Add($"{role}: {entry.Request.FullName} is {outcome}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_sends_anything_but_what_lets_people_in()
    {
        var wrong = new List<string>();
        foreach (var entry in Handlers.Table.Values)
        {
            var outcome = await Try(entry, null);
            if (outcome != (entry.May.Strangers ? Outcome.Allowed : Outcome.NobodySignedIn))
                wrong.Add($"{entry.Request.FullName} is {outcome}");
        }

        Assert.Empty(wrong);
    }

    public void Dispose() => _office.Dispose();

    private async Task<Outcome> Try(Handlers entry, StaffMember? who)
    {
        try
        {
            await entry.Send(_office, who);
            return Outcome.Allowed;
        }
        catch (NotThereException refusal)
        {
            return refusal.Data.Contains(CurrentStaff.ByRight) ? Outcome.Refused : Outcome.Allowed;
        }
        catch (RuleBrokenException)
        {
            return Outcome.Allowed;
        }
        // A taken e-mail is found by the handler; any other means that the request in the table never came to it.
        catch (ValidationException invalid)
        {
            return invalid.Errors.All(error => error.ErrorCode == "person.email-taken") ? Outcome.Allowed : Outcome.NotReached;
        }
        catch (InvalidOperationException nobody) when (nobody.Message == "Nobody is signed in.")
        {
            return Outcome.NobodySignedIn;
        }
    }
}
