using System.Security.Cryptography;
using QuttyMeken.BackOffice.Demo.Words;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>The made-up people of the office.</summary>
internal static class Staffing
{
    // Without letters and digits that are taken for each other when somebody types them from paper.
    private const string Readable = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static (StaffMember Member, DemoAccount Account) Hire(StaffLine line, DateTimeOffset since)
    {
        var member = new StaffMember
        {
            Id = Guid.CreateVersion7(since),
            UserName = line.Email,
            Email = line.Email,
            EmailConfirmed = true,
            Name = line.Name,
            Role = line.Is,
        };
        return (member, new(line.Is, line.Name, line.Email, Password()));
    }

    /// <summary>Sixteen characters in three groups: fourteen random ones and two hyphens, each kind at least once.</summary>
    private static string Password()
    {
        while (true)
        {
            var drawn = RandomNumberGenerator.GetString(Readable, 14);
            if (drawn.Any(char.IsAsciiLetterLower) && drawn.Any(char.IsAsciiLetterUpper) && drawn.Any(char.IsAsciiDigit))
                return $"{drawn[..5]}-{drawn[5..9]}-{drawn[9..]}";
        }
    }
}
