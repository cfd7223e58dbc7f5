using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

/// <summary>A browser without script: opens a page, fills one of its forms, reads what comes back.</summary>
internal sealed class ReportsVisitor(HttpClient client)
{
    public HttpClient Client => client;

    public async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Open(string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer, await Read(answer));
    }

    /// <summary>Sends the form of this name with every field it carries, the given ones changed.</summary>
    public async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Submit(
        string path, IHtmlDocument page, string form, params (string Name, string? Value)[] changes)
    {
        var sent = page.QuerySelectorAll("form").Single(one => one.QuerySelector($"[name=_handler][value='{form}']") is not null);
        var fields = sent.QuerySelectorAll("[name]").Where(IsSent).Select(field => (Name: field.GetAttribute("name")!, Value: ValueOf(field))).ToList();
        foreach (var change in changes)
        {
            fields.RemoveAll(field => field.Name == change.Name);
            fields.Add(change);
        }

        using var content = new FormUrlEncodedContent(
            fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
        var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer, await Read(answer));
    }

    /// <summary>Sends fields as they are, without a page that offered them.</summary>
    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private static bool IsSent(IElement field) => field is not IHtmlButtonElement
        && (field.GetAttribute("type") is not ("radio" or "checkbox") || field.HasAttribute("checked"));

    private static string? ValueOf(IElement field) => field switch
    {
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.TextContent,
        _ => field.GetAttribute("value") ?? "",
    };

    private static async Task<IHtmlDocument> Read(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
