using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Bulletins;

/// <summary>How often a body compiles a bulletin.</summary>
public enum BulletinRhythm
{
    [Display(Name = "每月")] Month,
    [Display(Name = "每半学期")] HalfTerm,
    [Display(Name = "每学期")] Term,
}

/// <summary>通报规则 of a body that compiles bulletins. Where it has none: monthly, and a rate below 90 % is marked.</summary>
public sealed class BulletinRules : Aggregate
{
    public BulletinRules(int organisationId) => OrganisationId = organisationId;

    private BulletinRules()
    {
    }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public BulletinRhythm Rhythm { get; private set; } = BulletinRhythm.Month;

    /// <summary>Percent; a school whose 到课率 (leave counted as present) lies below is marked. 0 marks none.</summary>
    public int LeastRate { get; private set; } = 90;

    /// <exception cref="RuleBroken">No percentage.</exception>
    public void Decide(BulletinRhythm rhythm, int leastRate)
    {
        if (leastRate is < 0 or > 100) throw new RuleBroken("到课率应在 0 至 100 之间：{0}", leastRate);
        (Rhythm, LeastRate) = (rhythm, leastRate);
        Touch();
    }

    /// <summary>The last stretch that is over: what is due to be spoken of on a day.</summary>
    public Period Due(DateOnly today, TermWeeks terms) => Rhythm switch
    {
        BulletinRhythm.Month => Month(today),
        BulletinRhythm.Term => terms.Over(today).Period,
        _ => Halves(today, terms),
    };

    private static Period Month(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        return new(first, first.AddMonths(1).AddDays(-1));
    }

    private static Period Halves(DateOnly today, TermWeeks terms)
    {
        if (terms.TermOf(today) is { } running && HalfOf(running.Period, first: true) is var half && half.To < today) return half;
        return HalfOf(terms.Over(today).Period, first: false);
    }

    private static Period HalfOf(Period term, bool first)
    {
        var middle = term.From.AddDays(term.Days / 2);
        return first ? new(term.From, middle.AddDays(-1)) : new(middle, term.To);
    }
}
