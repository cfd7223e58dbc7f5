namespace QuttyMeken.BackOffice.Infrastructure;

/// <summary>Whether the office is about to ask an anonymous person who they are.</summary>
internal static class IdentityQuestion
{
    private static readonly string[] Signs = ["атыңыз кім", "аты-жөніңіз", "телефоныңыз", "нөміріңіз", "ваше имя", "вас зовут", "ваш телефон", "ваш номер"];

    // Stands in until OfficeQuestionCheck.AsksIdentity is there.
    public static bool IsIn(string? text) => Signs.Any(sign => text?.Contains(sign, StringComparison.OrdinalIgnoreCase) is true);
}
