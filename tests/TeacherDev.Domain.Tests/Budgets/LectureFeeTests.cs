using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Budgets;

public sealed class LectureFeeTests
{
    private static readonly LectureFeeRule Central = new("CENTRAL", "2017", "中央和国家机关培训费管理办法", "/", new(2017, 1, 1), 50000, 100000, 150000, Domain.Kernel.Hours.Of(4), "试验");

    [Theory, InlineData(LecturerRank.Associate, 50000), InlineData(LecturerRank.Full, 100000), InlineData(LecturerRank.National, 150000)]
    public void The_ceiling_of_the_rank_is_paid_and_nothing_above(LecturerRank rank, long ceiling)
    {
        Assert.Equal(ceiling, new LectureFee(Held(), rank, ceiling, Central).FenPerHour);
        var broken = Assert.Throws<RuleBroken>(() => new LectureFee(Held(), rank, ceiling + LectureFee.Step, Central));
        Assert.Contains("中央和国家机关培训费管理办法", broken.Message, StringComparison.Ordinal);
        Assert.Throws<RuleBroken>(() => new LectureFee(Held(), rank, 1, Central));
    }

    [Fact]
    public void What_was_not_held_is_not_paid() =>
        Assert.Throws<RuleBroken>(() => new LectureFee(Session.OfCohort(1, 1, new("课", 3, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(4)), new Slot(new(2026, 11, 20), DayPart.Morning), Guid.NewGuid()), LecturerRank.Full, 100, Central));

    [Fact]
    public void A_half_day_pays_four_hours_at_most_and_the_sum_is_exact()
    {
        FeeEntry Of(int session, DayPart part, decimal hours, long fen, int trainer = 3) => new(trainer, new(2026, 11, 20), part, new(8 + session, 0), session, Domain.Kernel.Hours.Of(hours), fen);
        var sheet = FeeSheet.Of([Of(2, DayPart.Morning, 2.5m, 33330), Of(1, DayPart.Morning, 2.5m, 33330), Of(3, DayPart.Afternoon, 4, 50000), Of(4, DayPart.Morning, 3, 40000, trainer: 4)], Domain.Kernel.Hours.Of(4));
        Assert.Equal([(1, 25, 83325L), (2, 15, 49995L), (4, 30, 120000L), (3, 40, 200000L)], sheet.Select(p => (p.Entry.SessionId, p.Paid.Tenths, p.Amount.Fen)));
    }

    [Fact]
    public void The_nearest_bodys_rule_governs_from_its_day_on()
    {
        var local = new LectureFeeRule("LOCAL", "2026", "本地办法", "/yuxi/", new(2026, 6, 1), 30000, 60000, 90000, Domain.Kernel.Hours.Of(4), "试验");
        Assert.Same(local, LectureFeeRule.Governing([Central, local], "/yuxi/jiangchuan/", new(2026, 6, 1)));
        Assert.Same(Central, LectureFeeRule.Governing([Central, local], "/yuxi/jiangchuan/", new(2026, 5, 31)));
        Assert.Same(Central, LectureFeeRule.Governing([Central, local], "/wuhua/", new(2026, 6, 1)));
    }

    private static Session Held()
    {
        var session = Session.OfCohort(1, 1, new("课", 3, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(4)), new Slot(new(2026, 11, 20), DayPart.Morning), Guid.NewGuid());
        session.Close(new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc));
        return session;
    }
}
