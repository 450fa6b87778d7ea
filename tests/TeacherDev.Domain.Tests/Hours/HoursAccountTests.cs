using TeacherDev.Domain.Activities;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using static TeacherDev.Domain.Tests.Hours.Modes;

namespace TeacherDev.Domain.Tests.Hours;

public sealed class HoursAccountTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Six_days_with_a_day_and_a_half_missed_are_worth_nothing_under_forfeit() =>
        Assert.Equal(Of(0), Rules(AbsencePolicy.Forfeit).ForAttendance(Of(48), Of(12)));

    [Fact]
    public void Six_days_with_a_day_and_a_half_missed_are_worth_36_pro_rata() =>
        Assert.Equal(Of(36), Rules(AbsencePolicy.ProRata).ForAttendance(Of(48), Of(12)));

    [Theory]
    [InlineData(8, 2, 0)]
    [InlineData(10, 2, 0)]
    [InlineData(11, 2, 9)]
    [InlineData(48, 0, 48)]
    public void One_fifth_missed_forfeits_and_less_does_not(int planned, int missed, int worth) =>
        Assert.Equal(Of(worth), Rules(AbsencePolicy.Forfeit).ForAttendance(Of(planned), Of(missed)));

    [Fact]
    public void More_missed_than_planned_is_refused() => Assert.Throws<RuleBroken>(() => Rules().ForAttendance(Of(6), Of(6.1m)));

    [Fact]
    public void A_half_day_is_worth_four_at_most() => Assert.Equal((Of(4), Of(3.5m)), (Rules().ForHalfDay(Of(5)), Rules().ForHalfDay(Of(3.5m))));

    [Fact]
    public void Ninety_hours_are_not_complete_in_Guangdong_without_electives()
    {
        var goal = Guangdong(
            Ledger.Entry(30, new(2026, 3, 1), Online, 1, HoursKind.Public),
            Ledger.Entry(60, new(2026, 4, 1), Online, 2, HoursKind.Professional)).Current!;

        Assert.Equal((Of(90), Of(90), Of(18)), (goal.Certified, goal.Required, goal.Owed));
        Assert.False(goal.IsMet);
        Assert.Equal(new DateOnly(2026, 12, 31), goal.Deadline);
        Assert.Equal(HoursKind.Elective, Assert.Single(goal.Parts, p => p.Owed > Domain.Kernel.Hours.Zero).Kind);
    }

    [Fact]
    public void All_three_parts_complete_Guangdong() => Assert.True(Guangdong(
        Ledger.Entry(30, new(2026, 3, 1), Online, 1, HoursKind.Public),
        Ledger.Entry(42, new(2026, 4, 1), Online, 2, HoursKind.Professional),
        Ledger.Entry(18, new(2026, 5, 1), Online, 3, HoursKind.Elective)).Current!.IsMet);

    [Fact]
    public void Parts_of_last_year_do_not_count_in_this() => Assert.Equal(Of(90), Guangdong(
        Ledger.Entry(30, new(2025, 12, 31), Online, 1, HoursKind.Public),
        Ledger.Entry(42, new(2025, 12, 31), Online, 2, HoursKind.Professional)).Current!.Owed);

    [Fact]
    public void Hours_above_a_ceiling_stay_raw_and_do_not_count()
    {
        var statement = Yuxi(
            Ledger.Entry(20, new(2026, 3, 1), SchoolBased, 1),
            Ledger.Entry(8, new(2026, 4, 1), SchoolBased, 2),
            Ledger.Entry(8, new(2026, 5, 1), SchoolBased, 3));

        var school = statement.Current!.Modes.Single(c => c.Mode == SchoolBased);
        Assert.Equal((Of(36), Of(24), Of(24)), (school.Raw, school.Counted, school.Ceiling!.Value));
        Assert.Equal([Of(0), Of(4), Of(20)], statement.Why.Select(w => w.Counted));
        Assert.Equal("校本研修每CalendarYear最多计 24 学时，此前已计 20，本次 8 学时计 4", statement.Why[1].Why.ToString());
    }

    [Fact]
    public void Two_sessions_of_one_half_day_count_as_one_half_day()
    {
        var statement = Yuxi(
            Ledger.Entry(3, new(2026, 3, 2), sourceId: 1, part: DayPart.Morning),
            Ledger.Entry(4, new(2026, 3, 2), sourceId: 2, part: DayPart.Morning),
            Ledger.Entry(4, new(2026, 3, 3), sourceId: 3, part: DayPart.Morning));

        Assert.Equal(Of(8), statement.Current!.Certified);
        Assert.Equal("2026-03-02 Morning最多计 4 学时，此前已计 3，本次 4 学时计 1", statement.Why[1].Why.ToString());
    }

    [Fact]
    public void Three_half_days_of_one_day_count_as_one_day_the_evening_last()
    {
        var statement = Yuxi(
            Ledger.Entry(2, new(2026, 3, 2), sourceId: 1, part: DayPart.Evening),
            Ledger.Entry(4, new(2026, 3, 2), sourceId: 2, part: DayPart.Afternoon),
            Ledger.Entry(4, new(2026, 3, 2), sourceId: 3, part: DayPart.Morning));

        Assert.Equal(Of(8), statement.Current!.Certified);
        Assert.Equal("2026-03-02 一天最多计 8 学时，此前已计 8，本次 2 学时计 0", statement.Why[0].Why.ToString());
    }

    [Fact]
    public void A_session_that_is_opened_again_gives_its_place_in_the_day_to_the_others()
    {
        var first = Ledger.Entry(4, new(2026, 3, 2), sourceId: 1, id: 11, part: DayPart.Morning);
        var statement = Yuxi(first, first.Reverse("误", DateTime.UnixEpoch), Ledger.Entry(3, new(2026, 3, 2), sourceId: 2, part: DayPart.Morning));
        Assert.Equal(Of(3), statement.Current!.Certified);
    }

    [Fact]
    public void What_comes_from_a_platform_for_many_days_has_no_ceiling_of_one_day() =>
        Assert.Equal(Of(20), Yuxi(Ledger.Entry(20, new(2026, 3, 2))).Current!.Certified);

    [Fact]
    public void A_class_missed_too_much_counts_nothing_and_says_so()
    {
        var statement = new HoursAccount(YuxiRules(), HoursAudience.Teacher, [Ledger.Entry(4, new(2026, 3, 2), sourceId: 1), Ledger.Entry(4, new(2026, 3, 3), sourceId: 2)], [], forfeited: new HashSet<int> { 1 }).On(Today);
        Assert.Equal(Of(4), statement.Current!.Certified);
        Assert.Equal("缺课达到全班学时的 20%，这个培训班的学时不计，依据 YX-2023 v1", statement.Why[1].Why.ToString());
    }

    [Fact]
    public void A_mode_without_ceiling_or_minimum_has_none_rather_than_zero()
    {
        var faceToFace = Yuxi().Current!.Modes.Single(c => c.Mode == FaceToFace);
        Assert.Null(faceToFace.Ceiling);
        Assert.Null(faceToFace.Required);
    }

    [Fact]
    public void A_share_ceiling_is_a_share_of_what_is_owed() =>
        Assert.Equal(Of(36), Yuxi(Ledger.Entry(50, new(2026, 3, 1), Online)).Current!.Certified);

    [Fact]
    public void The_five_year_line_adds_what_counted_in_each_year()
    {
        var cycle = Yuxi(
            Ledger.Entry(30, new(2022, 3, 1), SchoolBased, 1),
            Ledger.Entry(80, new(2023, 3, 1), FaceToFace, 2),
            Ledger.Entry(10, new(2026, 3, 1), FaceToFace, 3)).Cycle!;

        Assert.Equal(new Period(new(2022, 1, 1), new(2026, 12, 31)), cycle.Period);
        Assert.Equal([24, 80, 0, 0, 10], cycle.Years.Select(y => y.Counted.Amount));
        Assert.Equal((Of(114), Of(360), Of(246)), (cycle.Certified, cycle.Required, cycle.Owed));
    }

    [Fact]
    public void A_reversal_restores_what_was_owed_and_says_why()
    {
        var wrong = Ledger.Entry(6, new(2026, 4, 16), sourceId: 1, id: 11);
        var reversal = wrong.Reverse("签到表有误", new(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc));

        var statement = Yuxi(wrong, reversal, Ledger.Entry(4, new(2026, 4, 16), sourceId: 2));

        Assert.Equal((Of(4), Of(68)), (statement.Current!.Certified, statement.Current.Owed));
        Assert.Contains(statement.Why, w => w.Why.ToString() == "已于 2026-05-01 冲销：签到表有误" && w.Counted == Of(0));
        Assert.Equal(Of(4), statement.Current.Modes.Single(c => c.Mode == FaceToFace).Raw);
    }

    [Fact]
    public void A_reversed_entry_frees_its_place_under_a_ceiling()
    {
        var wrong = Ledger.Entry(24, new(2026, 3, 1), SchoolBased, 1, id: 11);

        var statement = Yuxi(wrong, wrong.Reverse("误", DateTime.UnixEpoch), Ledger.Entry(10, new(2026, 4, 1), SchoolBased, 2));

        Assert.Equal(Of(10), statement.Current!.Certified);
    }

    [Fact]
    public void Leave_reduces_what_is_owed_by_its_share_of_the_days_and_says_so()
    {
        var leave = new HoursExemption(5, 3, "产假", new(new(2026, 1, 1), new(2026, 7, 2)));   // 183 of 365 days

        var statement = new HoursAccount(YuxiRules(), HoursAudience.Teacher, [], [leave]).On(Today);

        Assert.Equal(Of(35.9m), statement.Current!.Required);
        Assert.Contains(statement.Notes, n => n.ToString() == "产假 2026-01-01 至 2026-07-02 不计，2026-12-31 前应完成 35.9 学时");
    }

    [Fact]
    public void Two_leaves_on_the_same_days_count_once()
    {
        Period days = new(new(2026, 1, 1), new(2026, 7, 2));
        var twice = new HoursAccount(YuxiRules(), HoursAudience.Teacher, [], [new(5, 3, "产假", days), new(5, 3, "病假", days)]).On(Today);
        Assert.Equal(Of(35.9m), twice.Current!.Required);
    }

    [Fact]
    public void Who_joins_in_the_middle_of_a_cycle_owes_pro_rata() =>
        Assert.Equal(Of(143.9m), new HoursAccount(YuxiRules(), HoursAudience.Teacher, [], [], since: new(2025, 1, 1)).On(Today).Cycle!.Required);

    [Fact]
    public void Who_is_new_owes_the_first_year_whole_from_the_first_day_on()
    {
        var rules = YuxiRules().Require(new(HoursAudience.NewTeacher, HoursPeriodKind.FirstYear, Of(120)));
        var goal = new HoursAccount(rules, HoursAudience.NewTeacher, [Ledger.Entry(20, new(2026, 10, 20)), Ledger.Entry(8, new(2026, 9, 1), sourceId: 2)], [], since: new(2026, 10, 15)).On(Today).Current!;
        Assert.Equal((Days("2026-10-15", "2027-10-14"), Of(20), Of(120), Of(100)), (goal.Period, goal.Certified, goal.Required, goal.Owed));
        // Whose first day nobody knows cannot be asked for a first year.
        Assert.Null(new HoursAccount(rules, HoursAudience.NewTeacher, [], []).On(Today).Current);
    }

    [Theory]
    [InlineData(90, 10, 10, "上一CalendarYear结转 10 学时")]
    [InlineData(76, 10, 4, "上一CalendarYear结转 4 学时")]
    [InlineData(60, 10, 0, null)]
    public void What_the_year_before_had_too_much_moves_on_as_far_as_the_rules_let_it(int lastYear, int most, int carried, string? note)
    {
        var rules = Rules().Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(72), carryOver: Of(most)));
        var statement = new HoursAccount(rules, HoursAudience.Teacher, [Ledger.Entry(lastYear, new(2025, 5, 1)), Ledger.Entry(30, new(2026, 5, 1), sourceId: 2)], []).On(Today);
        Assert.Equal((Of(30), Of(carried), Of(42 - carried)), (statement.Current!.Certified, statement.Current.Carried, statement.Current.Owed));
        Assert.Equal(note, statement.Notes.Select(n => n.ToString()).SingleOrDefault(n => n.Contains("结转")));
        Assert.Equal(new DateOnly(2025, 1, 1), rules.LooksBackTo(Today));
    }

    [Fact]
    public void Nothing_is_carried_over_out_of_a_cycle_or_of_one_mode() =>
        Assert.All([HoursPeriodKind.Cycle, HoursPeriodKind.FirstYear], kind => Assert.Throws<RuleBroken>(() => new HoursRequirement(HoursAudience.Teacher, kind, Of(1), years: kind == HoursPeriodKind.Cycle ? 5 : 1, cycleFrom: kind == HoursPeriodKind.Cycle ? Today : null, carryOver: Of(1))));

    [Fact]
    public void A_mode_that_the_rules_do_not_name_is_neither_required_nor_limited()
    {
        Assert.Throws<RuleBroken>(() => Rules().Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(1), "reading")));
        Assert.Throws<RuleBroken>(() => Rules().Limit(new(HoursPeriodKind.CalendarYear, "reading", null, Of(1))));
        Assert.Throws<RuleBroken>(() => Rules().Recognise(new(FaceToFace, "面授")));
        Assert.Throws<RuleBroken>(() => new HoursMode("读书", "读书自学"));
    }

    [Fact]
    public void A_researcher_owes_ninety() => Assert.Equal(Of(90), new HoursAccount(YuxiRules(), HoursAudience.Researcher, [], []).On(Today).Current!.Required);

    [Fact]
    public void Who_is_asked_for_nothing_has_no_goal() => Assert.Null(new HoursAccount(YuxiRules(), HoursAudience.NewTeacher, [], []).On(Today).Current);

    [Fact]
    public void Unverified_rules_say_so() => Assert.Contains(Yuxi().Notes, n => n.Text.Contains("尚未核实"));

    [Fact]
    public void What_is_planned_is_reckoned_by_the_same_ceilings()
    {
        var account = new HoursAccount(YuxiRules(), HoursAudience.Teacher, [Ledger.Entry(22, new(2026, 3, 1), SchoolBased)], []);
        PlannedHours[] planned =
        [
            new(1, new(2026, 12, 1), DayPart.Morning, SessionMode.FaceToFace, ActivityKind.SchoolBased, Of(4)),
            new(2, new(2026, 12, 2), DayPart.Morning, SessionMode.FaceToFace, null, Of(4)),
            new(3, new(2026, 12, 2), DayPart.Morning, SessionMode.FaceToFace, null, Of(3)),
            new(4, new(2027, 1, 2), DayPart.Morning, SessionMode.FaceToFace, null, Of(4)),
        ];

        // Two of the four 校本研修 fit under their ceiling, one half-day is worth four, next year's is next year's.
        var goal = account.On(Today).Current!;
        Assert.Equal(new HoursForecast(3, Of(28), Of(44)), account.Forecast(goal, planned));
        Assert.Null(account.Forecast(goal, planned[3..]));
        Assert.Equal(Of(22), account.On(Today).Current!.Certified);
    }

    [Fact]
    public void Counted_hours_are_shown_in_credits_by_each_mode_s_ratio()
    {
        var rules = new HoursRuleSet("WH", "武汉", "/wh/", new(2022, 1, 1), "2022", isUnverified: true, 45, Of(8), Of(4), AbsencePolicy.ProRata, 20)
            .Recognise(new HoursMode(FaceToFace, "集中", hoursPerCredit: Of(8))).Recognise(new HoursMode(Online, "非集中", hoursPerCredit: Of(10)))
            .Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(72)));
        var statement = new HoursAccount(rules, HoursAudience.Teacher, [Ledger.Entry(20, new(2026, 3, 1), FaceToFace, 1), Ledger.Entry(4, new(2026, 4, 1), Online, 2)], []).On(Today);
        // 20 / 8 + 4 / 10.
        Assert.Equal(2.9m, statement.CreditsOf(statement.Current!));
        var yuxi = Yuxi();
        Assert.Null(yuxi.CreditsOf(yuxi.Current!));
    }

    [Fact]
    public void Later_entries_are_not_in_an_earlier_statement() =>
        Assert.Equal(Of(0), new HoursAccount(YuxiRules(), HoursAudience.Teacher, [Ledger.Entry(6, Today.AddDays(1))], []).On(Today).Current!.Certified);

    [Fact]
    public void The_nearest_organisation_and_the_latest_version_govern()
    {
        HoursRuleSet[] sets =
        [
            At("/", new(2020, 1, 1), "国"), At("/yuxi/", new(2021, 1, 1), "旧"), At("/yuxi/", new(2023, 1, 1), "新"), At("/yuxi/", new(2027, 1, 1), "未来"),
        ];
        Assert.Equal("新", HoursRuleSet.Governing(sets, "/yuxi/jiangchuan/", Today)!.VersionText);
        Assert.Equal("旧", HoursRuleSet.Governing(sets, "/yuxi/", new(2022, 5, 1))!.VersionText);
        Assert.Equal("国", HoursRuleSet.Governing(sets, "/wuhua/", Today)!.VersionText);
        Assert.Null(HoursRuleSet.Governing(sets, "/wuhua/", new(2019, 1, 1)));
    }

    [Fact]
    public void The_same_thing_is_not_required_twice() =>
        Assert.Throws<RuleBroken>(() => YuxiRules().Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(80))));

    [Theory]
    [InlineData("2026-08-31", "2025-09-01", "2026-08-31")]
    [InlineData("2026-09-01", "2026-09-01", "2027-08-31")]
    public void A_school_year_begins_in_September(string day, string from, string to) =>
        Assert.Equal(Days(from, to), new HoursRequirement(HoursAudience.Teacher, HoursPeriodKind.SchoolYear, Of(1)).PeriodOn(Day(day)));

    [Theory]
    [InlineData("2027-01-31", "2026-09-01", "2027-01-31")]
    [InlineData("2027-02-01", "2027-02-01", "2027-08-31")]
    public void A_term_ends_with_January_or_August(string day, string from, string to) =>
        Assert.Equal(Days(from, to), new HoursRequirement(HoursAudience.Teacher, HoursPeriodKind.Term, Of(1)).PeriodOn(Day(day)));

    [Theory]
    [InlineData("2026-08-31", "2021-09-01", "2026-08-31")]
    [InlineData("2026-09-01", "2026-09-01", "2031-08-31")]
    [InlineData("2020-01-01", "2016-09-01", "2021-08-31")]
    public void Cycles_follow_one_another_both_ways(string day, string from, string to) =>
        Assert.Equal(Days(from, to), new HoursRequirement(HoursAudience.Teacher, HoursPeriodKind.Cycle, Of(1), years: 5, cycleFrom: new(2021, 9, 1)).PeriodOn(Day(day)));

    [Fact]
    public void Any_ledger_in_any_order_counts_the_same_and_never_above_its_ceilings()
    {
        var entry = from tenths in Gen.Choose(1, 400)
                    from category in Gen.Elements(FaceToFace, Online, SchoolBased)
                    from offset in Gen.Choose(0, 1800)
                    select (tenths, category, offset);
        Prop.ForAll(Gen.ListOf(entry).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (rows, seed) =>
        {
            HoursEntry[] ledger = [.. rows.Select((r, i) => Ledger.Entry(r.tenths / 10m, new DateOnly(2022, 1, 1).AddDays(r.offset), r.category, i + 1, id: i + 1))];
            HoursEntry[] reversed = [.. ledger.Where(e => e.Id % 3 == 0).Select(e => e.Reverse("误", DateTime.UnixEpoch))];
            HoursEntry[] all = [.. ledger, .. reversed], shuffled = [.. all];
            new Random(seed).Shuffle(shuffled);

            var (statement, again) = (Yuxi(all), Yuxi(shuffled));
            var without = Yuxi([.. ledger.Where(e => e.Id % 3 != 0)]);
            var cycle = statement.Cycle!;

            return statement.Why.Select(w => (w.Entry, w.Counted)).SequenceEqual(again.Why.Select(w => (w.Entry, w.Counted)))
                && cycle.Certified == without.Cycle!.Certified
                && cycle.Certified.Tenths == cycle.Modes.Sum(c => c.Counted.Tenths) && cycle.Certified.Tenths == cycle.Years.Sum(y => y.Counted.Tenths)
                && statement.Why.All(w => w.Counted >= Domain.Kernel.Hours.Zero && (w.Counted <= w.Entry.Hours || w.Entry.Hours < Domain.Kernel.Hours.Zero))
                && statement.Current!.Modes.All(c => c.Ceiling is not { } ceiling || c.Counted <= ceiling);
        }).QuickCheckThrowOnFailure();
    }

    private static HoursStatement Guangdong(params HoursEntry[] entries) => new HoursAccount(
        Rules().Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(90)))
            .Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(30), kind: HoursKind.Public))
            .Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(42), kind: HoursKind.Professional))
            .Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(18), kind: HoursKind.Elective)),
        HoursAudience.Teacher, entries, []).On(Today);

    private static HoursStatement Yuxi(params HoursEntry[] entries) => new HoursAccount(YuxiRules(), HoursAudience.Teacher, entries, []).On(Today);

    private static HoursRuleSet YuxiRules() =>
        Rules().Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Of(72)))
            .Require(new(HoursAudience.Teacher, HoursPeriodKind.Cycle, Of(360), years: 5, cycleFrom: new(2022, 1, 1)))
            .Require(new(HoursAudience.Researcher, HoursPeriodKind.CalendarYear, Of(90)))
            .Limit(new(HoursPeriodKind.CalendarYear, SchoolBased, null, Of(24)))
            .Limit(new(HoursPeriodKind.CalendarYear, Online, null, null, percent: 50));

    private static HoursRuleSet Rules(AbsencePolicy absence = AbsencePolicy.ProRata) =>
        new HoursRuleSet("YX-CYCLE", "玉溪（云南）", "/yuxi/", new(2022, 1, 1), "2022", isUnverified: true, 45, Of(8), Of(4), absence, 20).WithUsualModes();

    private static HoursRuleSet At(string path, DateOnly from, string version) =>
        new("X", "地区", path, from, version, isUnverified: false, 45, Of(8), Of(4), AbsencePolicy.ProRata, 20);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Period Days(string from, string to) => new(Day(from), Day(to));

    private static Domain.Kernel.Hours Of(decimal hours) => Domain.Kernel.Hours.Of(hours);
}
