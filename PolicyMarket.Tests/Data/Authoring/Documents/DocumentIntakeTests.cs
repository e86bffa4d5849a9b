using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring.Documents;

/// <summary>A text is kept whole with its hash and its clauses, once for each department, or refused in words with nothing kept.</summary>
public sealed class DocumentIntakeTests : IAsyncLifetime
{
    private County county = null!; // set before each test

    private DocumentIntake Intake => county.Record.Get<DocumentIntake>();

    public async Task InitializeAsync() => county = await County.CreateAsync();

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task A_pasted_text_is_kept_with_hash_clauses_person_and_time()
    {
        var taken = County.Done(await Intake.TakeInTextAsync(county.Officer, SampleDocument.Text, County.Ct));

        Assert.False(taken.IsKnown);
        var document = await county.Record.ReadAsync(db => db.SourceDocuments.AsNoTracking().SingleAsync());
        Assert.Equal(SampleDocument.Text.ReplaceLineEndings("\n"), document.Text);
        Assert.True(document.IsIntact);
        Assert.Matches("^[0-9a-f]{64}$", document.TextHash);
        Assert.Equal(("涟政发〔2026〕12号", DocumentFileKind.Text, ""), (document.SuggestedNumber, document.Kind, document.FileName));
        Assert.Equal(
            (county.Officer.Value, county.Record.Business.UtcNow, county.Department.Id),
            (document.PersonId, document.TakenInAt, document.DepartmentId)
        );
        Assert.Equal(
            ["第一条", "第二条", "第二条（一）", "第二条（二）", "第三条", "第四条", "第四条（一）", "第四条（二）", "第五条"],
            document.Clauses.Select(clause => clause.Cite)
        );
        Assert.Equal(["第二条", "第四条"], document.Clauses.Where(clause => clause.IsHeading).Select(clause => clause.Cite));
        var places = new TextPlaces(document.Text);
        Assert.All(document.Clauses, clause => Assert.True(places.Holds(clause.Offset, clause.Length)));
        Assert.StartsWith("第三条", places.Cut(document.Clauses[4].Offset, document.Clauses[4].Length).Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_again_is_the_first_document_whatever_its_line_ends()
    {
        var first = County.Done(await Intake.TakeInTextAsync(county.Officer, SampleDocument.Text, County.Ct));

        var file = "\uFEFF" + SampleDocument.Text.ReplaceLineEndings("\r\n");
        var again = County.Done(await Intake.TakeInFileAsync(county.Officer, "办法.txt", Encoding.UTF8.GetBytes(file), County.Ct));

        Assert.Equal((first.DocumentId, true, first.At), (again.DocumentId, again.IsKnown, again.At));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.SourceDocuments.CountAsync()));
    }

    [Fact]
    public async Task Another_department_keeps_its_own()
    {
        var other = await county.Record.PersonAsync("other", Roles.Officer, (await county.Record.DepartmentAsync("科技")).Id);
        County.Done(await Intake.TakeInTextAsync(county.Officer, SampleDocument.Text, County.Ct));

        Assert.False(County.Done(await Intake.TakeInTextAsync(other, SampleDocument.Text, County.Ct)).IsKnown);
    }

    [Fact]
    public async Task A_text_without_numbers_is_one_clause_and_signs_outside_the_first_plane_do_not_shift_it()
    {
        County.Done(await Intake.TakeInTextAsync(county.Officer, "𠮷林厂的补助说明\n对企业给予补助100万元。\u0000\u0007", County.Ct));

        var document = await county.Record.ReadAsync(db => db.SourceDocuments.AsNoTracking().SingleAsync());
        var clause = Assert.Single(document.Clauses);
        Assert.Equal("全文", clause.Cite);
        Assert.Equal("𠮷林厂的补助说明\n对企业给予补助100万元。", new TextPlaces(document.Text).Cut(clause.Offset, clause.Length));
    }

    [Fact]
    public async Task Bad_input_is_refused_with_a_remedy_and_nothing_is_kept()
    {
        await RefusedAsync(Intake.TakeInTextAsync(county.Officer, "  \n ", County.Ct), DiagnosticCatalogue.DocumentEmpty);
        await RefusedAsync(Intake.TakeInTextAsync(county.Officer, new string('一', 3_400_000), County.Ct), DataDiagnostics.DocumentTextTooLong);
        await RefusedAsync(Intake.TakeInTextAsync(county.Officer, Numbered(700), County.Ct), DataDiagnostics.DocumentTextTooLong);
        await RefusedAsync(Intake.TakeInFileAsync(county.Officer, "a.pdf", EmptyPdf(), County.Ct), DataDiagnostics.DocumentHasNoText);
        await RefusedAsync(Intake.TakeInFileAsync(county.Officer, "a.docx", Bomb(), County.Ct), DataDiagnostics.DocumentExpands);
        await RefusedAsync(Intake.TakeInFileAsync(county.Officer, "a.exe", [0x4D, 0x5A, 0, 1], County.Ct), DataDiagnostics.DocumentKindUnknown);
        Assert.Equal(0, await county.Record.ReadAsync(db => db.SourceDocuments.CountAsync()));
    }

    [Fact]
    public async Task A_text_that_was_changed_behind_the_program_is_refused()
    {
        var taken = County.Done(await Intake.TakeInTextAsync(county.Officer, SampleDocument.Text, County.Ct));
        await county.Record.ForgeAsync($"UPDATE SourceDocuments SET Text = replace(Text, '50万元', '90万元')");

        var refused = await county.Record.Get<DocumentDesk>().SetHeadAsync(county.Officer, taken.DocumentId, DocumentHeadField.Title, "标题", County.Ct);

        County.Refused(refused, DataDiagnostics.RecordChanged);
        Assert.Equal(0, await county.Record.ReadAsync(db => db.DocumentHeadEntries.CountAsync()));
    }

    private static async Task RefusedAsync(Task<Result<TakenIn>> work, string code) => County.Refused(await work, code);

    /// <summary>Three clauses for each number.</summary>
    private static string Numbered(int count) =>
        string.Join(
            '\n',
            Enumerable.Range(1, count).Select(n => $"第{n}条　给予下列补助：\n（一）首次认定的，补助1万元。\n（二）再次认定的，补助1万元。")
        );

    /// <summary>An entry that inflates to 30 MB.</summary>
    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write(new byte[30 << 20]);
        }

        return stream.ToArray();
    }

    /// <summary>One page and no text on it.</summary>
    private static byte[] EmptyPdf()
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var starts = new List<int>();
        foreach (
            var one in new[]
            {
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
            }
        )
        {
            starts.Add(pdf.Length);
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{starts.Count} 0 obj\n{one}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append("xref\n0 4\n0000000000 65535 f \n");
        starts.ForEach(start => pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n"));
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
