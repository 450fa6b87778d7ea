using System.Globalization;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Documents;
using TeacherDev.Web.Features.Cohorts;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>A class's timetable row by row, as it is hung on a door.</summary>
public sealed record TimetablePaper(CohortSummary Cohort, IReadOnlyList<PaperSession> Sessions)
{
    public Workbook ToWorkbook(IStringLocalizer t) => new(
        [new WorkbookSheet(t["日程"], [t["日期"], t["星期"], t["时段"], t["时间"], t["课题"], t["主讲"], t["专家单位"], t["地点"], t["形式"], t["学时"], .. IsJoint ? [t["合班"].Value] : Array.Empty<string>()],
            Sessions.Select(s => (object?[])[s.Day, t.Weekday(s.Day), t.Name(s.Part), TimesOf(s), s.Topic, s.Trainer, s.TrainerUnit, s.Venue, t.Name(s.Mode), s.Hours, .. IsJoint ? [s.Joint] : Array.Empty<string?>()]))]);

    private bool IsJoint => Sessions.Any(s => s.Joint is not null);

    /// <summary>“9:00–11:30”; empty where the whole half-day is taken.</summary>
    public static string TimesOf(PaperSession s) => s.From is { } from && s.To is { } to ? string.Create(CultureInfo.InvariantCulture, $"{from:H:mm}–{to:H:mm}") : "";
}
