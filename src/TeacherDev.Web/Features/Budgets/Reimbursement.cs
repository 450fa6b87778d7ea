using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Budgets;

/// <summary>What is asked back for a class: held sessions with their fee, and what each lecturer gets.</summary>
/// <param name="Rule">Null where no file of ceilings is loaded.</param>
public sealed record Reimbursement(CohortSummary Cohort, LectureFeeRule? Rule, IReadOnlyList<FeeLine> Lines, IReadOnlyList<LecturerSum> Lecturers, bool HasNotice, bool MaySet)
{
    public Money Total => Lecturers.Aggregate(Money.Zero, (sum, l) => sum + l.Amount);

    public int Unpriced => Lines.Count(l => l.FenPerHour is null);

    public static async Task<Reimbursement?> OfAsync(TeacherDevDb db, LectureFees fees, int id, CancellationToken stop)
    {
        if (await CohortSummary.OfAsync(db, id, stop) is not { } cohort || !await cohort.IsLookedAfterAsync(db, stop)) return null;
        var held = await (from session in db.Sessions.AsNoTracking().IgnoreAutoIncludes()
                          where session.CohortId == id && session.State == SessionState.Closed && session.TrainerId != null
                          join card in db.SessionCards on session.Id equals card.Id
                          join fee in db.LectureFees on session.Id equals fee.SessionId into set
                          from fee in set.DefaultIfEmpty()
                          select new { session.Id, session.OrganisationId, session.Day, session.Part, session.From, session.To, session.Topic, TrainerId = session.TrainerId!.Value, card.Trainer, card.TrainerUnit, session.Hours, Rank = (LecturerRank?)fee.Rank, FenPerHour = (long?)fee.FenPerHour, Known = db.LectureFees.Where(f => f.TrainerId == session.TrainerId).OrderByDescending(f => f.Id).Select(f => (LecturerRank?)f.Rank).FirstOrDefault(), Kept = db.Trainers.Where(t => t.Id == session.TrainerId).Select(t => t.Rank).FirstOrDefault(), Title = db.Trainers.Where(t => t.Id == session.TrainerId).Join(db.People, t => t.PersonId, p => p.Id, (t, p) => (TeacherRank?)p.Rank).FirstOrDefault() }).ToListAsync(stop);
        LectureFeeRule? rule = null;
        if (held.Count > 0 && await db.LectureFeeRules.AnyAsync(stop)) rule = await fees.RuleAsync(held[0].OrganisationId, held.Max(h => h.Day), stop);
        var paid = FeeSheet.Of(held.Select(h => new FeeEntry(h.TrainerId, h.Day, h.Part, h.From, h.Id, h.Hours, h.FenPerHour ?? 0)), rule?.HoursPerHalfDay ?? Domain.Kernel.Hours.Of(4));
        var of = held.ToDictionary(h => h.Id);
        var lines = paid.Select(p => (p, h: of[p.Entry.SessionId])).Select(x => new FeeLine(
            x.h.Id, x.h.Day, x.h.Part, x.h.From, x.h.To, x.h.Topic, x.h.TrainerId, x.h.Trainer ?? "", x.h.TrainerUnit ?? "", x.h.Hours, x.p.Paid, x.h.Rank ?? x.h.Kept ?? x.h.Known ?? (x.h.Title == TeacherRank.Professor ? LecturerRank.Full : LecturerRank.Associate), x.h.FenPerHour, x.p.Amount)).ToList();
        return new(cohort, rule, lines,
            [.. lines.GroupBy(l => l.TrainerId).Select(g => new LecturerSum(g.First().Trainer, g.First().Unit, g.Max(l => l.Rank), g.Aggregate(Domain.Kernel.Hours.Zero, (sum, l) => sum + l.Paid), g.Aggregate(Money.Zero, (sum, l) => sum + l.Amount)))],
            await db.CohortNotices.AnyAsync(n => n.CohortId == id && n.State == Domain.Cohorts.NoticeState.Issued, stop),
            db.Viewer.May(Permission.RunClasses) && cohort.State != Domain.Cohorts.CohortState.Archived);
    }
}

/// <param name="FenPerHour">Null while nobody has set it.</param>
public sealed record FeeLine(
    int SessionId, DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, string Topic, int TrainerId, string Trainer, string Unit, Domain.Kernel.Hours Hours, Domain.Kernel.Hours Paid, LecturerRank Rank, long? FenPerHour, Money Amount)
{
    public string Rate => FenPerHour is { } fen ? Yuan.Of(fen) : "";
}

public sealed record LecturerSum(string Trainer, string Unit, LecturerRank Rank, Domain.Kernel.Hours Hours, Money Amount);

internal static class Yuan
{
    public static string Of(long fen) => (fen / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}

public sealed record FeesForm
{
    [MaxLength(500)]
    public IReadOnlyList<FeeForm>? Fees { get; init; }
}

public sealed record FeeForm
{
    public int SessionId { get; init; }

    [Display(Name = "职称")]
    public LecturerRank Rank { get; init; }

    [Range(typeof(decimal), "0", "100000"), Display(Name = "每学时（元）")]
    public decimal? Yuan { get; init; }

    /// <exception cref="RuleBroken">Below one jiao.</exception>
    public long Fen() => decimal.Truncate(Yuan!.Value * 100) == Yuan.Value * 100 ? (long)(Yuan.Value * 100) : throw new RuleBroken("讲课费按每学时登记，精确到角");
}
