using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Tests.Hours;

public sealed class HoursClaimTests
{
    private const int Claimant = 5;
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Organisation School = new("s1", "一校", OrganisationKind.School, parent: null);
    private static readonly HoursClaimText Full = new("国培计划（骨干教师）", "省教育厅", new(2026, 10, 8), new(2026, 10, 10), "faceToFace", null, Domain.Kernel.Hours.Of(6), "在线参加");

    [Fact]
    public void A_claim_goes_from_the_draft_over_school_and_district_to_one_entry()
    {
        var claim = Draft();
        claim.Submit(School, Rules(), By(Claimant));
        Assert.Equal(HoursClaimState.Submitted, claim.State);
        claim.Confirm(By(8));
        var entry = claim.Approve(certified: null, reason: null, Rules(), By(9));
        Assert.Equal((HoursClaimState.Approved, Domain.Kernel.Hours.Of(6)), (claim.State, claim.Certified));
        Assert.Equal((Claimant, 3, "faceToFace", new DateOnly(2026, 10, 10), HoursSourceKind.Claim, "T 2026"), (entry.PersonId, entry.OrganisationId, entry.Mode, entry.Day, entry.SourceKind, entry.RuleVersion));
        Assert.Equal([HoursClaimVerb.Submitted, HoursClaimVerb.Confirmed, HoursClaimVerb.Approved], claim.Log.Select(s => s.Verb));
        Assert.Throws<RuleBroken>(() => claim.Approve(null, null, Rules(), By(9)));
    }

    [Fact]
    public void What_is_returned_keeps_all_that_was_typed_and_its_log()
    {
        var claim = Draft();
        claim.Submit(School, Rules(), By(Claimant));
        Assert.Throws<RuleBroken>(() => claim.Return(HoursClaimState.Submitted, " ", By(8)));
        claim.Return(HoursClaimState.Submitted, "证书看不清", By(8));
        Assert.Equal((HoursClaimState.Returned, "证书看不清", true), (claim.State, claim.ReturnReason, claim.IsWithClaimant));
        Assert.Equal((Full.Title, Full.Organiser, Full.From, Full.To, Full.Mode, Full.Claimed, Full.Note), (claim.Title, claim.Organiser, claim.From, claim.Day, claim.Mode, claim.Claimed, claim.Note));
        Assert.Single(claim.Papers);
        claim.Submit(School, Rules(), By(Claimant));
        claim.Confirm(By(8));
        claim.Return(HoursClaimState.Confirmed, "请写明主办单位", By(9));
        claim.Write(Full with { Organiser = "省教育厅教师工作处" });
        claim.Submit(School, Rules(), By(Claimant));
        Assert.Equal(["证书看不清", "请写明主办单位"], claim.Log.Where(s => s.Verb == HoursClaimVerb.Returned).Select(s => s.Reason));
        Assert.Equal(6, claim.Log.Count);
        Assert.Null(claim.ReturnReason);
    }

    [Fact]
    public void Other_hours_than_claimed_need_a_reason()
    {
        var claim = Confirmed();
        var refused = Assert.Throws<RuleBroken>(() => claim.Approve(Domain.Kernel.Hours.Of(4), " ", Rules(), By(9)));
        Assert.Equal("认定 4 学时，与申报的 6 学时不同，请写明原因", refused.Message);
        Assert.Equal(HoursClaimState.Confirmed, claim.State);
        Assert.Throws<RuleBroken>(() => claim.Approve(Domain.Kernel.Hours.Zero, "没有参加", Rules(), By(9)));
        Assert.Equal(Domain.Kernel.Hours.Of(4), claim.Approve(Domain.Kernel.Hours.Of(4), "第三天没有签到", Rules(), By(9)).Hours);
        Assert.Equal("第三天没有签到", claim.Log.Last().Reason);
    }

    [Fact]
    public void Nobody_decides_on_their_own()
    {
        var claim = Draft();
        claim.Submit(School, Rules(), By(Claimant));
        Assert.Contains("不能办理自己的申报", Assert.Throws<RuleBroken>(() => claim.Confirm(By(Claimant))).Message, StringComparison.Ordinal);
        claim.Confirm(By(8));
        Assert.Throws<RuleBroken>(() => claim.Approve(null, null, Rules(), By(Claimant)));
        Assert.Throws<RuleBroken>(() => claim.Return(HoursClaimState.Confirmed, "误", By(Claimant)));
    }

    [Fact]
    public void It_is_taken_back_only_before_somebody_decided()
    {
        var claim = Draft();
        Assert.Throws<RuleBroken>(() => claim.Recall(By(Claimant)));
        claim.Submit(School, Rules(), By(Claimant));
        Assert.Throws<RuleBroken>(() => claim.Write(Full));
        claim.Recall(By(Claimant));
        Assert.Equal((HoursClaimState.Draft, false), (claim.State, claim.MayBeDeleted));
        Assert.Throws<RuleBroken>(claim.MustBeDeletable);
        claim.Submit(School, Rules(), By(Claimant));
        claim.Confirm(By(8));
        Assert.Throws<RuleBroken>(() => claim.Recall(By(Claimant)));
    }

    [Fact]
    public void Who_works_at_no_school_hands_it_to_the_district_at_once()
    {
        var claim = Draft();
        claim.Submit(new Organisation("i1", "教科所", OrganisationKind.Institute, parent: null), Rules(), By(Claimant));
        Assert.Equal((HoursClaimState.Confirmed, true), (claim.State, claim.MayBeRecalled));
    }

    [Fact]
    public void A_step_whose_turn_it_is_not_decides_nothing()
    {
        var claim = Draft();
        claim.Submit(School, Rules(), By(Claimant));
        Assert.Throws<RuleBroken>(() => claim.Return(HoursClaimState.Confirmed, "误", By(9)));
        Assert.Throws<RuleBroken>(() => claim.Approve(null, null, Rules(), By(9)));
        Assert.Throws<RuleBroken>(() => claim.Withdraw("误", By(9)));
        claim.Confirm(By(8));
        Assert.Throws<RuleBroken>(() => claim.Confirm(By(8)));
    }

    [Theory]
    [InlineData("organiser", "请填写主办单位"), InlineData("day", "请填写开始日期"), InlineData("mode", "请填写学时形式"), InlineData("hours", "请填写申报学时"), InlineData("paper", "请上传佐证材料，如证书、通知或签到表的照片")]
    [InlineData("future", "活动在 2026-11-24 结束，结束后才能申报"), InlineData("unknown", "2026-10-10 适用的学时规则没有这种形式，请重新选择"), InlineData("kind", "请填写学时类别"), InlineData("rules", "没有适用的学时规则，请联系培训管理员载入")]
    public void What_is_not_complete_is_not_handed_in_and_says_what_is_missing(string what, string sentence)
    {
        var text = what switch
        {
            "organiser" => Full with { Organiser = " " },
            "day" => Full with { From = null, To = null },
            "mode" => Full with { Mode = "" },
            "hours" => Full with { Claimed = null },
            "future" => Full with { To = Today.AddDays(1) },
            "unknown" => Full with { Mode = "postal" },
            _ => Full,
        };
        var claim = new HoursClaim(Claimant, 3, text, Guid.NewGuid());
        if (what != "paper") claim.Attach(Paper());
        var rules = what == "kind" ? Rules().Require(new HoursRequirement(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Domain.Kernel.Hours.Of(30), kind: HoursKind.Public)) : what == "rules" ? null : Rules();
        Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => claim.Submit(School, rules, By(Claimant))).Message);
        Assert.Equal(HoursClaimState.Draft, claim.State);
    }

    [Fact]
    public void A_draft_needs_a_title_days_in_order_and_hours_above_zero()
    {
        Assert.Throws<RuleBroken>(() => new HoursClaim(Claimant, 3, Full with { Title = " " }, Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new HoursClaim(Claimant, 3, Full with { To = new(2026, 10, 7) }, Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new HoursClaim(Claimant, 3, Full with { From = null }, Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => new HoursClaim(Claimant, 3, Full with { Claimed = Domain.Kernel.Hours.Zero }, Guid.NewGuid()));
        Assert.Equal(new Period(new(2026, 10, 8), new(2026, 10, 8)), new HoursClaim(Claimant, 3, Full with { To = null }, Guid.NewGuid()).Period);
    }

    [Fact]
    public void Papers_end_at_ten()
    {
        var claim = Draft();
        for (var at = 1; at < HoursClaim.MostPapers; at++) claim.Attach(Paper());
        Assert.Throws<RuleBroken>(() => claim.Attach(Paper()));
    }

    [Theory]
    [InlineData("国培计划（2026）", "国培计划(2026)", true), InlineData("AI 与 课堂", "ai与课堂", true), InlineData("《读书会》", "读书会", true), InlineData("读书会一", "读书会二", false), InlineData("！！", "？？", false)]
    public void Titles_that_people_write_differently_name_one_event(string one, string other, bool isSame) => Assert.Equal(isSame, HoursClaim.KeyOf(one) == HoursClaim.KeyOf(other));

    [Fact]
    public void Blanks_and_case_make_no_other_event() => Prop.ForAll<NonEmptyString, PositiveInt>((title, at) =>
    {
        var text = title.Get;
        var key = HoursClaim.KeyOf(text);
        return (HoursClaim.KeyOf(text.Insert(at.Get % (text.Length + 1), "　")) == key && HoursClaim.KeyOf(text.ToUpperInvariant()) == key).When(text.All(char.IsAscii) && text.Any(char.IsLetterOrDigit));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("17-3", true), InlineData("17", false), InlineData("17-3-1", false), InlineData("x-3", false), InlineData("-1-3", false), InlineData(null, false)]
    public void A_seen_claim_is_read_from_its_form(string? text, bool isSeen) => Assert.Equal((isSeen, isSeen ? "17-3" : "0-0"), (SeenClaim.TryParse(text, null, out var seen), seen.ToString()));

    private static HoursClaim Draft()
    {
        var claim = new HoursClaim(Claimant, 3, Full, Guid.NewGuid());
        claim.Attach(Paper());
        return claim;
    }

    private static HoursClaim Confirmed()
    {
        var claim = Draft();
        claim.Submit(School, Rules(), By(Claimant));
        claim.Confirm(By(8));
        return claim;
    }

    private static StoredFile Paper() => new(StoredFile.NewStorageName(), "证书.pdf", FileKind.Pdf, 10, new string('0', 64), 3, followsRecord: false, Viewer.System, Today.AtInShanghai(new(9, 0)), Guid.NewGuid());

    private static HoursClaimAct By(int person) => new(person, person, 3, Today.AtInShanghai(new(9, 0)));

    private static HoursRuleSet Rules() => new HoursRuleSet("T", "试验市", "/", new(2026, 1, 1), "2026", isUnverified: false, 45, Domain.Kernel.Hours.Of(8), Domain.Kernel.Hours.Of(4), AbsencePolicy.ProRata, 20).WithUsualModes();
}
