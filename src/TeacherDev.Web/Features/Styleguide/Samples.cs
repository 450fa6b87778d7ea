using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Styleguide;

/// <summary>A field of every shape.</summary>
public sealed record SampleForm
{
    [Required, StringLength(60), Display(Name = "名称")]
    public string? Name { get; init; }

    [Display(Name = "日期")]
    public DateOnly? Day { get; init; }

    [Display(Name = "时间")]
    public TimeOnly? At { get; init; }

    [Display(Name = "人数")]
    public int? Count { get; init; }

    [Required, Display(Name = "学段")]
    public SchoolStage? Stage { get; init; }

    [Display(Name = "时段")]
    public DayPart? Part { get; init; }

    [Display(Name = "适用学段")]
    public IReadOnlyList<SchoolStage> Stages { get; init; } = [];

    [Display(Name = "密码")]
    public string? Password { get; init; }

    [StringLength(500), Display(Name = "说明")]
    public string? Note { get; init; }

    [Display(Name = "我已核对")]
    public bool IsChecked { get; init; }
}

public sealed record SampleRow(string Name, string School, int Hours, int Share);

/// <summary>What the parts are shown with. Like rows of a database these are not translated.</summary>
public sealed class Samples
{
    public SampleForm Right { get; } = new()
    {
        Name = "骨干教师培训班",
        Day = new DateOnly(2026, 11, 23),
        At = new TimeOnly(14, 30),
        Count = 40,
        Stage = SchoolStage.Junior,
        Part = DayPart.Afternoon,
        Stages = [SchoolStage.Primary, SchoolStage.Junior],
        Note = "第二个任务改为开放题，预留 5 分钟。",
        IsChecked = true,
    };

    public SampleForm Wrong { get; } = new();

    public ListPage<SampleRow> Rows { get; } = new([new("陈淑芬", "江川区第一中学", 58, 80), new("黄志明", "江川区大街小学", 72, 100)], 120, 2, "cs", "name",
        [new("姓名", "name", false), new("单位", "school", false), new("学时", null, true), new("进度", null, false)]);

    public IReadOnlyList<string> Schools { get; } = ["江川区第一中学", "江川区第二中学", "江川区大街小学"];

    /// <summary>Two that meet, one that nobody was told of, one without times, and a day off.</summary>
    public WeekGrid Week { get; } = WeekGrid.Of(
        "/styleguide", new(2026, 11, 23), new(2026, 11, 24),
        [
            Lesson(23, DayPart.Morning, new(9, 0), new(10, 30), "一年级数学：数概念与图像表征"),
            Lesson(24, DayPart.Afternoon, new(14, 30), new(16, 30), "科学探究单元设计"),
            Lesson(24, DayPart.Afternoon, new(15, 0), new(17, 0), "跨学科专题"),
            Lesson(25, DayPart.Morning, null, null, "骨干教师课例研讨", SessionState.Closed),
            Lesson(26, DayPart.Evening, new(19, 0), new(19, 20), "行前会", isUntold: true),
        ],
        [new(2026, 11, 23), new(2026, 12, 14)],
        day => new DayLook(day, new TermDay(12, day.DayOfWeek), day.Day == 27 ? "校本教研日" : null, IsRest: day.Day == 27, IsBarred: false, day.Day == 26 ? ["学业水平监测"] : []));

    public string Topic => "一年级数学：数概念与图像表征";

    public string Place => "302 多媒体教室";

    private static WeekItem Lesson(int day, DayPart part, TimeOnly? from, TimeOnly? to, string topic, SessionState state = SessionState.Planned, bool isUntold = false) =>
        new(new Slot(new(2026, 11, day), part, from, to), "#main", topic, ["302 多媒体教室", "黄志明"], SessionKind.Lesson, state, isUntold);
}
