using System.Globalization;
using System.IO.Compression;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Features.Documents;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Studios;

/// <summary>年度台账 in one .zip. Papers of the field: Chinese whoever downloads them; no phones or numbers of persons. Written to a file that is gone when it was sent, not to memory.</summary>
public sealed class StudioYearArchive(FileStore files, StudioReportDocument report, VisitRecordDocument records)
{
    private const int LongestName = 60;

    public async Task<Stream> OfAsync(LedgerOfYear whole, CancellationToken stop)
    {
        var stream = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) await FillAsync(zip, whole, stop);
            stream.Position = 0;
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>A name that Windows takes: none of its signs, no dot or blank at the end, not too long.</summary>
    public static string Safe(string name)
    {
        var clean = string.Concat(name.Select(c => c is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*' || char.IsControl(c) ? '_' : c)).Trim();
        var ending = Path.GetExtension(clean) is { Length: > 0 and <= 6 } e ? e : "";
        var stem = clean[..^ending.Length];
        if (stem.Length > LongestName) stem = stem[..(char.IsHighSurrogate(stem[LongestName - 1]) ? LongestName - 1 : LongestName)];
        return stem.TrimEnd('.', ' ') + ending;
    }

    private async Task FillAsync(ZipArchive zip, LedgerOfYear whole, CancellationToken stop)
    {
        var index = new List<object?[]>();
        async Task AddAsync(string folder, string name, string what, Stream content)
        {
            var at = folder.Length == 0 ? Safe(name) : $"{folder}/{Safe(name)}";
            index.Add([at, what]);
            await using (content) await using (var entry = zip.CreateEntry(at, CompressionLevel.NoCompression).Open()) await content.CopyToAsync(entry, stop);
        }
        Task BytesAsync(string folder, string name, string what, byte[] bytes) => AddAsync(folder, name, what, new MemoryStream(bytes));
        async Task StoredAsync(string folder, string stem, string what, int id)
        {
            if (whole.Stored.TryGetValue(id, out var file)) await AddAsync(folder, $"{Shortened(stem)}{Path.GetExtension(file.Name).ToLowerInvariant()}", what, files.Open(file));
        }

        await BytesAsync("", "1 年度报告.docx", "年度报告", report.Of(whole));
        await BytesAsync("", "2 人员名单.xlsx", $"{whole.Members.Count} 条任职", new Workbook(["姓名", "单位", "角色", "开始", "结束", "退出原因"], whole.Members.Select(m => new object?[] { m.Name, m.School, m.Role.Chinese, m.Period.From, m.Period.To, m.EndReason })).Bytes());
        await BytesAsync("", "3 全员集中培训.xlsx", $"{whole.Gatherings.Count} 次", Gatherings(whole));
        await BytesAsync("", "4 研修任务.xlsx", $"{whole.Works.Count} 项", Works(whole));
        await BytesAsync("", "5 经费.xlsx", $"{whole.Spending.Count} 笔", Money(whole));
        foreach (var (at, visit) in whole.Visits.Index())
        {
            var stem = string.Create(CultureInfo.InvariantCulture, $"{at + 1:00} {visit.Day:yyyy-MM-dd} {visit.School}");
            await BytesAsync("6 到校活动", $"{Shortened(stem)}.docx", $"活动记录表（{visit.State.Chinese}）", records.Of(whole, visit));
            foreach (var (n, photo) in visit.PhotoFiles.Index()) await StoredAsync("6 到校活动", $"{Shortened(stem)} 照片{n + 1}", "照片", photo);
        }
        foreach (var (at, file) in whole.Files.Index()) await StoredAsync("7 文件", $"{at + 1:00} {file.Kind.Chinese} {file.Title}", file.Title, file.FileId);
        foreach (var work in whole.Works.Where(w => w.FileId is not null)) await StoredAsync("8 研修成果", $"{work.Id} {work.Person} {work.Kind.Chinese} {work.Title}", work.Title, work.FileId!.Value);
        foreach (var spending in whole.Spending.Where(s => s.FileId is not null)) await StoredAsync("9 票据", string.Create(CultureInfo.InvariantCulture, $"{spending.Id} {spending.Day:yyyy-MM-dd} {spending.Payee}"), spending.Purpose, spending.FileId!.Value);
        var bytes = new Workbook(["文件", "内容"], [.. index]).Bytes();
        await using var contents = zip.CreateEntry("0 目录.xlsx", CompressionLevel.NoCompression).Open();
        await contents.WriteAsync(bytes, stop);
    }

    // The ending must not be cut off, nor taken for one where the text has a dot.
    private static string Shortened(string stem) => stem.Length <= 50 ? stem.Replace('.', '．') : stem[..(char.IsHighSurrogate(stem[49]) ? 49 : 50)].Replace('.', '．');

    private static byte[] Gatherings(LedgerOfYear whole) => new Workbook(["日期", "活动", "姓名", "角色", "邀请", "考勤", "是否计入"],
        whole.Gatherings.SelectMany(g => g.People.Select(p => new object?[] { g.Day, g.Title, whole.NameOf(p.PersonId), p.Role.Chinese, p.IsInvited ? "已邀请" : "未邀请", p.Status?.Chinese, g.Verdict.Chinese }))).Bytes();

    private static byte[] Works(LedgerOfYear whole) => new Workbook(
    [
        new("完成情况", ["学期", "姓名", "角色", "任务", "已完成", "应完成"], whole.Terms.SelectMany(t => t.People.SelectMany(p => p.Counts.Where(c => c.Owed > 0 || c.Done > 0)
            .Select(c => new object?[] { $"{t.Term.Year} 年{t.Term.Season.Chinese}", whole.NameOf(p.PersonId), p.Role.Chinese, c.Kind.Chinese, c.Done, c.Owed })))),
        new("明细", ["日期", "姓名", "任务", "题目", "数量"], whole.Works.Select(w => new object?[] { w.Day, w.Person, w.Kind.Chinese, w.Title, w.Count })),
    ]).Bytes();

    private static byte[] Money(LedgerOfYear whole) => new Workbook(
    [
        new("支出", ["日期", "类别", "收款方", "用途", "金额（元）", "备注"], whole.Spending.Select(s => new object?[] { s.Day, s.Kind, s.Payee, s.Purpose, s.Amount.Fen / 100m, s.CorrectsId is not null ? "冲销" : s.IsCorrected ? "已冲销" : null })),
        new("汇总", ["应得（元）", "已支出（元）", "结余（元）"], [[whole.Purse.Share?.Fen / 100m, whole.Purse.Spent.Fen / 100m, whole.Purse.Rest.Fen / 100m]]),
    ]).Bytes();
}
