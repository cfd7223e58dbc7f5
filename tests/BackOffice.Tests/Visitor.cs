using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace QuttyMeken.BackOffice.Tests;

/// <summary>A browser without script: opens a page, fills its form, reads what comes back. It does not follow redirects.</summary>
internal sealed class Visitor(HttpClient client)
{
    public HttpClient Client => client;

    public async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Open(string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer, await Read(answer));
    }

    /// <summary>Sends the first form of the page's main part with every field it carries, the given ones changed.</summary>
    public Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Submit(
        string path, IHtmlDocument page, params (string Name, string? Value)[] changes) => SubmitForm(path, page, "main form", changes);

    /// <param name="form">Selector of the form, such as <c>main section.rail form</c>.</param>
    public async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> SubmitForm(
        string path, IHtmlDocument page, string form, params (string Name, string? Value)[] changes)
    {
        var sent = page.QuerySelector(form) ?? throw new InvalidOperationException($"No '{form}' on the page.");
        var fields = sent.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(field => field is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
            .ToDictionary(field => field.GetAttribute("name")!, ValueOf);
        foreach (var (name, value) in changes)
            fields[name] = value;

        using var content = new FormUrlEncodedContent(
            fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, field.Value!)));
        var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer, await Read(answer));
    }

    /// <summary>Where an answer sends the browser, without this site's own address; whole when it leads elsewhere.</summary>
    public static string? Where(HttpResponseMessage answer) => answer.Headers.Location is not { } next ? null
        : next.IsAbsoluteUri && next.Host == "localhost" ? next.PathAndQuery
        : next.OriginalString;

    private static string? ValueOf(IElement field) => field switch
    {
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => field.GetAttribute("value") ?? "",
    };

    private static async Task<IHtmlDocument> Read(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
