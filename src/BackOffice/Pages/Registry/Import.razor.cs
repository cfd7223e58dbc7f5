using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MiniExcelLibs;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>A lead sends a table; the page says what it would do, or what is wrong with it; a second press keeps it.</summary>
public sealed partial class Import(Forms forms, ICurrentStaff staff)
{
    [SupplyParameterFromForm(FormName = "import")]
    private Sent? Input { get; set; }

    [SupplyParameterFromForm(FormName = "keep")]
    private Checked? Kept { get; set; }

    private ImportTable.Outcome? Tried { get; set; }

    protected override void OnInitialized()
    {
        staff.Require(Right.ManageRegistry);
        (Input, Kept) = (Input ?? new(), Kept ?? new());
    }

    private async Task Try(EditContext form)
    {
        using var bytes = new MemoryStream();
        if (Input!.File is { Length: <= ImportSheet.MostBytes } file)
            await file.CopyToAsync(bytes);
        Tried = await forms.Ask(form, new ImportTable.Command(Input.Table, bytes.ToArray(), Keep: false));
        Kept = new() { Table = Input.Table, Csv = Tried is { Problems.Count: 0 } ? Tried.Csv : null };
    }

    // What the browser sends back is tried anew: nothing rests on its being what was shown.
    private async Task Keep(EditContext form)
    {
        Input!.Table = Kept!.Table;
        Tried = await forms.Ask(form, new ImportTable.Command(Kept.Table, Encoding.UTF8.GetBytes(Kept.Csv ?? ""), Keep: true));
        Kept.Csv = null;
    }

    public sealed record Sent
    {
        public ImportedTable Table { get; set; }
        public IFormFile? File { get; set; }
    }

    public sealed record Checked
    {
        public ImportedTable Table { get; set; }
        public string? Csv { get; set; }
    }
}

/// <summary>Empty tables with the right heading.</summary>
public static class ImportTemplates
{
    public static void MapImportTemplates(this IEndpointRouteBuilder app) =>
        app.MapGet("/registry/import/{name}.{kind}", (string name, string kind, ICurrentStaff staff) =>
        {
            staff.Require(Right.ManageRegistry);
            var columns = Code.Find<ImportedTable>(name) is { } table ? ImportTable.Columns[table] : throw new NotThereException();
            if (kind == "csv")
                return Results.Bytes(Encoding.UTF8.GetBytes($"\uFEFF{string.Join(',', columns)}\r\n"), "text/csv; charset=utf-8", $"{name}.csv");
            if (kind != "xlsx")
                throw new NotThereException();

            using var stream = new MemoryStream();
            stream.SaveAs(new[] { columns.ToDictionary(column => column, _ => (object)"") });
            return Results.Bytes(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{name}.xlsx");
        });
}
