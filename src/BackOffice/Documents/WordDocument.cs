using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace QuttyMeken.BackOffice.Documents;

/// <summary>An A4 page in Word, set as offices in Kazakhstan set theirs: Times, headings as styles, tables with a head, the page's number below.</summary>
internal sealed class WordDocument : IDisposable
{
    private const int TextWidth = 9_638;     // twentieths of a point: A4 less margins of 30 and 10 mm

    private readonly MemoryStream _bytes = new();
    private readonly WordprocessingDocument _document;
    private readonly Body _body = new();

    /// <param name="language">Tag for the spelling check: <c>kk-KZ</c> or <c>ru-RU</c>.</param>
    public WordDocument(string language, string title)
    {
        _document = WordprocessingDocument.Create(_bytes, WordprocessingDocumentType.Document);
        _document.PackageProperties.Title = title;
        var main = _document.AddMainDocumentPart();
        main.Document = new(_body);
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(language);
    }

    public void Title(string words) => Add(words, "Title");

    public void Heading(string words) => Add(words, "Heading1");

    public void Right(string words) => Add(words, "Addressee");

    /// <summary>A paragraph for each line.</summary>
    public void Text(string words)
    {
        foreach (var line in words.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Add(line, "BodyText");
    }

    public void Small(string words) => Add(words, "Footnote");

    /// <summary>Names on the left, what they hold on the right.</summary>
    public void Facts(IEnumerable<(string Name, string Value)> facts)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())),
            new TableGrid(new GridColumn { Width = $"{TextWidth / 3}" }, new GridColumn { Width = $"{TextWidth - TextWidth / 3}" }));
        foreach (var (name, value) in facts)
            table.Append(new TableRow(new TableRowProperties(new CantSplit()), Cell(name, TextWidth / 3), Cell(value, TextWidth - TextWidth / 3)));
        _body.Append(table, Paragraph("", "BodyText"));
    }

    /// <summary>A line to sign on.</summary>
    public void Signature(string position, string name) => Add($"{position}  ____________________  {name}", "Signature");

    /// <param name="footer">Stands beside the page's number on every page.</param>
    public byte[] Finish(string footer)
    {
        var part = _document.MainDocumentPart!.AddNewPart<FooterPart>();
        part.Footer = new(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Footnote" }, new Justification { Val = JustificationValues.Center }),
            new Run(new Text($"{footer} · ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" }));
        _body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = _document.MainDocumentPart.GetIdOfPart(part) },
            new PageSize { Width = 11_906, Height = 16_838 },
            new PageMargin { Top = 1_134, Bottom = 1_134, Left = 1_701, Right = 567, Header = 567, Footer = 567 }));
        _document.Dispose();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _bytes.Dispose();
    }

    private void Add(string words, string style) => _body.Append(Paragraph(words, style));

    private static Paragraph Paragraph(string words, string style) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = style }),
        new Run(new Text(Printable(words)) { Space = SpaceProcessingModeValues.Preserve }));

    private static TableCell Cell(string words, int width) => new(
        new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }), Paragraph(words, "TableText"));

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "808080" };

    // XML cannot hold most control characters, and a citizen may have pasted one.
    private static string Printable(string words) => string.Concat(words.Where(letter => letter is '\t' || !char.IsControl(letter)).Select(letter => letter is '\ufffe' or '\uffff' ? ' ' : letter));

    private static Styles Styles(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" },
                new FontSize { Val = "24" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "0", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", isDefault: true),
        Style("Title", "Title", size: "28", bold: true, align: JustificationValues.Center, before: "240", after: "240"),
        Style("Heading1", "heading 1", bold: true, before: "240", after: "120", outline: 0, keepNext: true),
        Style("BodyText", "Body Text", align: JustificationValues.Both, after: "120"),
        Style("TableText", "Table Text", size: "22", before: "40", after: "40"),
        Style("Addressee", "Addressee", align: JustificationValues.Right, after: "60"),
        Style("Signature", "Signature", before: "480"),
        Style("Footnote", "Footnote", size: "18"));

    private static Style Style(
        string id, string name, string? size = null, bool bold = false, JustificationValues? align = null, string? before = null, string? after = null,
        int? outline = null, bool keepNext = false, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        var paragraph = new StyleParagraphProperties();
        if (keepNext)
            paragraph.Append(new KeepNext());
        if (before is not null || after is not null)
        {
            var spacing = new SpacingBetweenLines();
            if (before is not null)
                spacing.Before = before;
            if (after is not null)
                spacing.After = after;
            paragraph.Append(spacing);
        }

        if (align is { } side)
            paragraph.Append(new Justification { Val = side });
        if (outline is { } level)
            paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold)
            run.Append(new Bold());
        if (size is not null)
            run.Append(new FontSize { Val = size });
        style.Append(paragraph, run);
        return style;
    }
}
