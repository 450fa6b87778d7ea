using System.Globalization;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Budgets;

/// <summary>讲课费 of one held session: a rate for a 学时, after tax, within the ceiling of the lecturer's rank. No account and no ID number: they stay in finance.</summary>
public sealed class LectureFee : Aggregate
{
    /// <summary>Of one jiao, so that tenths of an hour are paid without a rest.</summary>
    public const int Step = 10;

    public LectureFee(Session session, LecturerRank rank, long fenPerHour, LectureFeeRule rule)
    {
        if (session.State != SessionState.Closed) throw new RuleBroken("“{0}”还没有结束，结束考勤后才能登记讲课费", session.Topic);
        (SessionId, OrganisationId, TrainerId) = (session.Id, session.OrganisationId, session.TrainerId ?? throw new RuleBroken("“{0}”没有授课专家，不能登记讲课费", session.Topic));
        Set(rank, fenPerHour, rule);
    }

    private LectureFee() { }

    public int SessionId { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int TrainerId { get; private set; }

    public LecturerRank Rank { get; private set; }

    public long FenPerHour { get; private set; }

    public void Revise(LecturerRank rank, long fenPerHour, LectureFeeRule rule)
    {
        Set(rank, fenPerHour, rule);
        Touch();
    }

    private void Set(LecturerRank rank, long fenPerHour, LectureFeeRule rule)
    {
        if (fenPerHour < 0 || fenPerHour % Step != 0) throw new RuleBroken("讲课费按每学时登记，精确到角");
        if (fenPerHour > rule.CeilingOf(rank).Fen)
            throw new RuleBroken("《{0}》规定{1}每学时税后不超过 {2} 元，现填 {3} 元", rule.Name, rank, Yuan(rule.CeilingOf(rank).Fen), Yuan(fenPerHour));
        (Rank, FenPerHour) = (rank, fenPerHour);
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
