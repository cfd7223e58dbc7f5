using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Texts;

public sealed class EditableTextsTests
{
    private static readonly TextCatalog Catalog = TextCatalog.Load();

    public static TheoryData<string> Keys => [.. EditableTexts.Keys];

    [Theory, MemberData(nameof(Keys))]
    public void A_shipped_text_keeps_its_own_rules(string key)
    {
        Assert.Null(EditableTexts.Problem(key, Catalog.Shipped(key, Language.Kazakh)));
        Assert.Null(EditableTexts.Problem(key, Catalog.Shipped(key, Language.Russian)));
    }

    [Fact]
    public void Only_what_may_be_changed_is_and_all_of_it_goes_back()
    {
        var catalog = TextCatalog.Load();
        var shipped = catalog.Get("closed.spam", Language.Russian);

        catalog.Change([("closed.spam", "Қазақша {text}", "По-русски {text}"), ("start.greeting", "Басқа", "Другое"), ("no.such-key", "А", "Б")]);
        Assert.Equal("По-русски {text}", catalog.Get("closed.spam", Language.Russian));
        Assert.NotEqual("Другое", catalog.Get("start.greeting", Language.Russian));
        Assert.False(catalog.Has("no.such-key"));

        catalog.Change([]);
        Assert.Equal(shipped, catalog.Get("closed.spam", Language.Russian));
    }
}
