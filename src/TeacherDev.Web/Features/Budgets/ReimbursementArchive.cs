using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Features.Documents;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Budgets;

/// <summary>The papers of a class that is over, in one .zip. Papers of the field: Chinese whoever downloads them; names and sums, no numbers of persons or accounts.</summary>
public sealed class ReimbursementArchive(TeacherDevDb db, ClassPapers papers, NoticeDocument notices)
{
    public async Task<byte[]> OfAsync(Reimbursement page, CancellationToken stop)
    {
        var cohort = page.Cohort;
        var files = new List<(string Name, string What, byte[] Bytes)>();
        if (await db.CohortNotices.Where(n => n.CohortId == cohort.Id && n.State == NoticeState.Issued).Select(n => (int?)n.Id).SingleOrDefaultAsync(stop) is { } notice)
            files.Add(("1 培训通知.docx", "培训通知，附名单和课程安排", notices.Of((await papers.NoticeAsync(notice, stop))!)));
        var sessions = await papers.TimetableAsync(cohort.Id, stop: stop);
        files.Add(("2 课程安排.xlsx", $"{sessions.Count} 节课", new Workbook(["日期", "时间", "课题", "授课人", "单位", "地点", "学时"],
            sessions.Select(s => new object?[] { s.Day, PaperWords.Time(s), s.Topic, s.Trainer, s.TrainerUnit, s.Venue, s.Hours })).Bytes()));
        files.Add(await AttendanceAsync(cohort.Id, sessions, stop));
        files.Add(("4 讲课费发放表.xlsx", $"合计 {Yuan.Of(page.Total.Fen)} 元（税后）", Fees(page)));
        files.Add(await PeopleAsync(cohort.Id, stop));
        files.Insert(0, ("0 目录.xlsx", "本目录", new Workbook(["文件", "内容"], [.. files.Select(f => new object?[] { f.Name, f.What })]).Bytes()));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, _, bytes) in files)
            {
                // The workbooks are deflated already.
                await using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                await entry.WriteAsync(bytes, stop);
            }
        return stream.ToArray();
    }

    private static byte[] Fees(Reimbursement page) => new Workbook(
    [
        new("发放表", ["序号", "姓名", "单位", "职称", "计费学时", "金额（元，税后）", "签名"],
            [.. page.Lecturers.Select((l, at) => new object?[] { at + 1, l.Trainer, l.Unit, l.Rank.Chinese, l.Hours, l.Amount.Fen / 100m, "" }), [null, "合计", null, null, null, page.Total.Fen / 100m, null]]),
        new("明细", ["日期", "时段", "课题", "姓名", "学时", "计费学时", "每学时（元）", "金额（元，税后）"],
            page.Lines.Select(l => new object?[] { l.Day, l.Part.Chinese, l.Topic, l.Trainer, l.Hours, l.Paid, (l.FenPerHour ?? 0) / 100m, l.Amount.Fen / 100m })),
        new("标准", ["标准", "副高级及以下", "正高级", "院士、全国知名专家", "半天最多学时", "依据"],
            page.Rule is { } r ? [[r.Name, r.AssociateFen / 100m, r.FullFen / 100m, r.NationalFen / 100m, r.HoursPerHalfDay, r.Basis]] : []),
    ]).Bytes();

    private async Task<(string, string, byte[])> AttendanceAsync(int cohortId, IReadOnlyList<PaperSession> sessions, CancellationToken stop)
    {
        var ids = sessions.Select(s => s.Id).ToList();
        var people = await (from enrolment in db.Set<Enrolment>().AsNoTracking()
                            where enrolment.CohortId == cohortId
                            join card in db.PersonCards on enrolment.PersonId equals card.Id
                            select new { card.Id, card.Name, card.School }).Distinct().ToListAsync(stop);
        var marks = (await db.AttendanceMarks.AsNoTracking().Where(m => ids.Contains(m.SessionId)).Select(m => new { m.SessionId, m.PersonId, m.Status, m.At, m.Note }).ToListAsync(stop)).ToDictionary(m => (m.SessionId, m.PersonId));
        var order = people.OrderBy(p => Naming.SortKey(p.Name), Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ThenBy(p => p.Id).ToList();
        var sheet = new WorkbookSheet("签到表", ["姓名", "单位", .. sessions.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Day:MM-dd} {s.Part.Chinese} {s.Topic}"))],
            order.Select(p => (object?[])[p.Name, p.School, .. sessions.Select(s => marks.TryGetValue((s.Id, p.Id), out var mark) ? mark.Status.Chinese : null)]));
        var details = new WorkbookSheet("明细", ["日期", "时段", "课题", "姓名", "单位", "考勤", "登记时间", "备注"],
            from s in sessions
            from p in order
            let mark = marks.GetValueOrDefault((s.Id, p.Id))
            where mark is not null
            select new object?[] { s.Day, s.Part.Chinese, s.Topic, p.Name, p.School, mark.Status.Chinese, mark.At, mark.Note });
        return ("3 签到表.xlsx", $"{order.Count} 人，{sessions.Count} 节课", new Workbook([sheet, details]).Bytes());
    }

    private async Task<(string, string, byte[])> PeopleAsync(int cohortId, CancellationToken stop)
    {
        var people = await (from enrolment in db.Set<Enrolment>().AsNoTracking()
                            where enrolment.CohortId == cohortId
                            join card in db.PersonCards on enrolment.PersonId equals card.Id
                            orderby card.School, card.SortKey, card.Id, enrolment.Id
                            select new { card.Name, card.School, card.Subject, enrolment.EnrolledOn, enrolment.LeftOn, enrolment.Outcome }).ToListAsync(stop);
        return ("5 参训人员名单.xlsx", $"{people.Count(p => p.LeftOn is null)} 人", new Workbook(["序号", "姓名", "单位", "学科", "加入日期", "退出日期", "状态"],
            people.Select((p, at) => new object?[] { at + 1, p.Name, p.School, p.Subject, p.EnrolledOn, p.LeftOn, p.Outcome.Chinese })).Bytes());
    }
}
