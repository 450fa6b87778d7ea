using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Tests.Selection;

/// <summary>Places and names of a dispatch, without a database: lines are found by what they have before they are saved, an id of 0.</summary>
public sealed class DispatchTests
{
    private static readonly HashSet<int> Nobody = [];
    private static readonly Act By = Calls.Now;
    private static readonly Organisation City = Body("yuxi", null), East = Body("east", City), West = Body("west", City), School = Body("east-school", East), Direct = Body("direct", City);

    [Fact]
    public void Places_are_divided_down_the_tree_and_never_more_than_there_are()
    {
        var dispatch = Draft(places: 5);
        Refused("共有 {0} 个名额，不能分出 {1} 个", () => dispatch.Allot([(East, 3), (West, 3)], By, Nobody));
        Refused("{0}的上级单位没有名额，请先分给上级单位", () => dispatch.Allot([(School, 1)], By, Nobody));
        Refused("请选择您管理范围内的单位", () => dispatch.Allot([(Body("elsewhere", null), 1)], By, Nobody));
        Assert.Empty(dispatch.Shares);
        dispatch.Allot([(East, 3), (Direct, 2)], By, Nobody);
        // What one gives up another may have in the same saving.
        dispatch.Allot([(West, 1), (Direct, 1)], By, Nobody);
        dispatch.Allot([(School, 2)], By, Nobody);
        Refused("{0}有 {1} 个名额，不能分给学校 {2} 个", () => dispatch.Allot([(School, 4)], By, Nobody));
        Refused("{0}有 {1} 个名额，不能分给学校 {2} 个", () => dispatch.Allot([(East, 1)], By, Nobody));
        Assert.Equal((5, 1), (dispatch.Given, dispatch.OwnOf(dispatch.Shares.Single(s => s.Path == East.Path))));
    }

    [Fact]
    public void A_body_names_within_its_own_places_then_as_many_substitutes_until_the_last_day()
    {
        var dispatch = Open((East, 2));
        Refused("{0}还有 {1} 个空名额，请先报满正式人选，再报替补", () => Name(dispatch, 1, isSubstitute: true));
        Name(dispatch, 1);
        Refused("{0}已在名单中", () => Name(dispatch, 1));
        Name(dispatch, 2);
        Refused("{0}的名额已满：{1} 个名额", () => Name(dispatch, 3));
        Name(dispatch, 3, isSubstitute: true);
        Name(dispatch, 4, isSubstitute: true);
        Refused("{0}有 {1} 个名额，最多报 {1} 名替补", () => Name(dispatch, 5, isSubstitute: true));
        Refused("{0}已报 {1} 人、替补 {2} 人，自己的名额不能只剩 {3} 个", () => dispatch.Allot([(East, 1)], By, Nobody));
        dispatch.Allot([(West, 1)], By, Nobody);
        var late = new Act(AccountId: null, By.At.AddDays(8));
        Refused("报名到 {0:yyyy-MM-dd} 已经截止，请联系{1}", () => dispatch.Name(West.Id, 6, "晚", isSubstitute: false, late));
        dispatch.Name(West.Id, 6, "晚", isSubstitute: false, late, isIssuer: true);
        Assert.True(dispatch.Appointees.Single(a => a.PersonId == 6).IsOnBehalf);
    }

    [Fact]
    public void Who_drops_out_is_followed_by_the_first_substitute_whom_nothing_bars()
    {
        var dispatch = Open((East, 3));
        foreach (var person in new[] { 1, 2, 3 }) Name(dispatch, person);
        foreach (var person in new[] { 4, 5, 6 }) Name(dispatch, person, isSubstitute: true);
        DropOut(dispatch, 1, barred: [4]);
        Assert.Equal([2, 3, 5], Going(dispatch));
        Assert.Equal([(4, 1), (6, 2)], dispatch.Appointees.Where(a => a.Position is not null).Select(a => (a.PersonId, a.Position!.Value)));
        Assert.Equal((AppointeeState.SteppedIn, By.At), dispatch.Appointees.Where(a => a.PersonId == 5).Select(a => (a.State, a.SteppedInAt!.Value)).Single());
        // More places are filled by those who stand by, too.
        dispatch.Allot([(East, 4)], By, Nobody);
        Assert.Equal([2, 3, 4, 5], Going(dispatch));
        Refused("请填写{0}", () => DropOut(dispatch, 2, reason: " "));
        // Who dropped out may be named again.
        DropOut(dispatch, 2);
        Name(dispatch, 1, isSubstitute: true);
        Assert.Equal([3, 4, 5, 6], Going(dispatch));
    }

    [Fact]
    public void The_list_is_confirmed_when_nobody_is_short_and_places_given_back_go_to_another()
    {
        var dispatch = Open((East, 2), (West, 1));
        Name(dispatch, 1);
        var refused = Assert.Throws<RuleBroken>(() => dispatch.Confirm(By.At));
        Assert.Equal("east局、west局", refused.Arguments[0]);
        Refused("{0}有 {1} 个空名额，不能退回 {2} 个", () => dispatch.GiveBack(East.Id, 2, By, Nobody));
        dispatch.GiveBack(East.Id, 1, By, Nobody);
        dispatch.Allot([(West, 2)], By, Nobody);
        foreach (var person in new[] { 7, 8 }) dispatch.Name(West.Id, person, "西", isSubstitute: false, By);
        dispatch.Confirm(By.At);
        Refused("“{0}”{1}，不能再报人选", () => Name(dispatch, 2));
        dispatch.Reopen();
        Assert.Null(dispatch.ConfirmedAt);
    }

    [Fact]
    public void Departure_and_return_are_ticked_in_order_and_close_the_dispatch()
    {
        var dispatch = Open((East, 1));
        Name(dispatch, 1);
        Refused("“{0}”{1}，确认名单之后才能登记出发和返回", () => dispatch.Depart([0], Calls.Today, Calls.Today));
        dispatch.Confirm(By.At);
        var (from, later) = (dispatch.Days.From, dispatch.Days.To.AddDays(1));
        Refused("请先登记出发，再登记返回", () => dispatch.Return([0], later, later));
        Refused("不能登记今天以后的日期", () => dispatch.Depart([0], from, from.AddDays(-1)));
        Refused("日期应在培训前后 {0} 天以内，请核对", () => dispatch.Depart([0], from.AddYears(-1), later));
        dispatch.Depart([0], from, later);
        Refused("返回日期不能早于出发日期 {0:yyyy-MM-dd}", () => dispatch.Return([0], from.AddDays(-1), later));
        Refused("已经登记出发，不能退出；请先撤销出发登记", () => dispatch.Withdraw(0, "生病", By, Nobody));
        Refused("还有 {0} 人没有登记返回；没有去的请先登记退出", dispatch.Close);
        dispatch.Return([0], later, later);
        dispatch.UndoJourney([0]);
        dispatch.UndoJourney([0]);
        Refused("还没有登记出发，没有可以撤销的登记", () => dispatch.UndoJourney([0]));
        dispatch.Depart([0], from, later);
        Refused("已有人出发，不能撤销", () => dispatch.Cancel("上级取消"));
        dispatch.Return([0], later, later);
        dispatch.Close();
        Assert.Equal(DispatchState.Closed, dispatch.State);
    }

    [Fact]
    public void Days_and_numbers_that_cannot_be_are_said()
    {
        Refused("报名截止日期不能晚于培训开始日期 {0:yyyy-MM-dd}", () => _ = new Dispatch(City, Plan(5) with { Deadline = Calls.Today.AddDays(90) }, Guid.NewGuid()));
        Refused("名额应在 1–{0} 之间", () => Draft(0));
        var draft = Draft(3);
        Refused("还没有分配名额，请先把名额分到单位", () => draft.Publish(Calls.Today));
        draft.Allot([(East, 3)], By, Nobody);
        Refused("已分出 {0} 个名额，总数不能改为 {1}", () => draft.Revise(Plan(2)));
        Refused("报名到 {0:yyyy-MM-dd} 已经截止，请先调整日期", () => draft.Publish(Calls.Today.AddDays(8)));
        draft.Publish(Calls.Today);
        Refused("新的截止日期不能早于今天", () => draft.Extend(Calls.Today.AddDays(-1), Calls.Today));
        draft.Extend(Calls.Today.AddDays(9), Calls.Today);
        draft.Cancel("上级取消");
        Refused("“{0}”{1}，不能撤销", () => draft.Cancel("再次"));
    }

    [Fact]
    public void Whatever_is_done_no_body_exceeds_its_places_nobody_stands_twice_and_substitutes_stand_in_order()
    {
        var bodies = new[] { East, West, School, Direct };
        var act = Gen.Choose(0, 5).SelectMany(verb => Gen.Choose(0, 3).SelectMany(body => Gen.Choose(1, 12).Select(number => (verb, body, number))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.ListOf(act).ToArbitrary(), acts =>
        {
            var dispatch = Open((East, 3), (School, 1), (West, 2));
            var bars = new HashSet<int> { 11 };
            foreach (var (verb, body, number) in acts)
            {
                var (first, named) = (FirstSubstitutes(dispatch, bars), dispatch.Appointees.Where(a => a.State == AppointeeState.SteppedIn).ToList());
                try
                {
                    switch (verb)
                    {
                        case 0 or 1: dispatch.Name(bodies[body].Id, number, "甲", isSubstitute: false, By); break;
                        case 2: dispatch.Name(bodies[body].Id, number, "甲", isSubstitute: true, By); break;
                        case 3: DropOut(dispatch, number, bars); break;
                        case 4: dispatch.Allot([(bodies[body], number % 5)], By, bars); break;
                        default: dispatch.GiveBack(bodies[body].Id, number % 3, By, bars); break;
                    }
                }
                catch (RuleBroken)
                {
                    // What is refused must leave everything as it was; the sums would tell.
                }
                // Whoever stepped in now was the first of the body, or stands behind one who was.
                foreach (var ofBody in dispatch.Appointees.Where(a => a.State == AppointeeState.SteppedIn).Except(named).GroupBy(a => a.OrganisationId))
                    if (first.GetValueOrDefault(ofBody.Key) is not { } wanted || ofBody.All(a => a.PersonId != wanted)) return false;
            }
            return dispatch.Given <= dispatch.Places
                && dispatch.Shares.All(s => dispatch.FreeOf(s) >= 0 && dispatch.SubstitutesOf(s).Count <= dispatch.OwnOf(s))
                && dispatch.Shares.All(s => dispatch.SubstitutesOf(s).Select(a => a.Position!.Value).SequenceEqual(Enumerable.Range(1, dispatch.SubstitutesOf(s).Count)))
                && dispatch.Shares.All(s => dispatch.FreeOf(s) == 0 || dispatch.SubstitutesOf(s).All(a => bars.Contains(a.PersonId)))
                && dispatch.Appointees.Where(a => a.Stands).GroupBy(a => a.PersonId).All(g => g.Count() == 1)
                && dispatch.Appointees.All(a => dispatch.ShareOf(a.OrganisationId) is not null);
        }));
    }

    private static Dictionary<int, int?> FirstSubstitutes(Dispatch dispatch, HashSet<int> bars) =>
        dispatch.Shares.ToDictionary(s => s.OrganisationId, s => dispatch.SubstitutesOf(s).Where(a => !bars.Contains(a.PersonId)).Select(a => (int?)a.PersonId).FirstOrDefault());

    private static Organisation Body(string key, Organisation? parent)
    {
        var body = new Organisation(key, $"{key}局", OrganisationKind.Bureau, parent);
        // As the database would number it.
        typeof(Aggregate).GetProperty(nameof(Aggregate.Id))!.SetValue(body, key.Length * 100 + key[0]);
        return body;
    }

    private static DispatchPlan Plan(int places) => new("省级研修", "省教师发展中心", null, "请按名额选派。", "昆明", new Period(Calls.Today.AddDays(30), Calls.Today.AddDays(34)), Calls.Today.AddDays(7), places);

    private static Dispatch Draft(int places) => new(City, Plan(places), Guid.NewGuid());

    private static Dispatch Open(params (Organisation Body, int Places)[] shares)
    {
        var dispatch = Draft(places: 8);
        dispatch.Allot(shares, By, Nobody);
        dispatch.Publish(Calls.Today);
        return dispatch;
    }

    private static void Name(Dispatch dispatch, int person, bool isSubstitute = false) => dispatch.Name(East.Id, person, "甲", isSubstitute, By);

    private static void DropOut(Dispatch dispatch, int person, HashSet<int>? barred = null, string reason = "生病")
    {
        if (dispatch.Appointees.SingleOrDefault(a => a.Stands && a.PersonId == person) is not { } line) return;
        typeof(Appointee).GetProperty(nameof(Appointee.Id))!.SetValue(line, 1000 + person);
        try
        {
            dispatch.Withdraw(1000 + person, reason, By, barred ?? Nobody);
        }
        finally
        {
            typeof(Appointee).GetProperty(nameof(Appointee.Id))!.SetValue(line, 0);
        }
    }

    private static IEnumerable<int> Going(Dispatch dispatch) => dispatch.Appointees.Where(a => a.Goes).Select(a => a.PersonId).Order();

    private static void Refused(string text, Action act) => Assert.Equal(text, Assert.Throws<RuleBroken>(act).Text);
}
