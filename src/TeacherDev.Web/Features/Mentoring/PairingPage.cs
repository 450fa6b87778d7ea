using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Observations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Duties;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>One pairing in one term: its agreement, what it owes and did, its log, what each says of the other.</summary>
/// <param name="Mine">As what the viewer belongs to it: as mentor, as mentee, or (null) as neither.</param>
/// <param name="MayKeep">The viewer's reach holds the mentee's school and keeps its pairings.</param>
public sealed record PairingPage(
    int Id, PairingRow Row, string Number, string? Goal, PairingEnd? EndedBecause, PairingSide? DeclinedBy, string? EndNote, IReadOnlyList<SideLine> Sides, IReadOnlyList<PairingDuty> Duties, IReadOnlyList<EntryLine> Entries,
    IReadOnlyList<HeardLine> Heard, IReadOnlyList<ReviewLine> Reviews, Term Term, IReadOnlyList<Term> Terms, PairingSide? Mine, bool MayKeep, EndForm Ending, DateOnly Today)
{
    public EntryForm Entry { get; init; } = new() { Key = Guid.NewGuid() };

    public bool IsWaiting => Row.State == PairingState.Proposed;

    public bool MayEnd => MayKeep && Row.State is PairingState.Proposed or PairingState.Active;

    /// <summary>The pairing is or was in force: there is something to log and to review.</summary>
    public bool HasLog => Row.State is not (PairingState.Proposed or PairingState.Cancelled);

    /// <summary>Entries of the other side that wait for the viewer's word.</summary>
    public IReadOnlyList<EntryLine> ToAnswer => Mine is { } side ? [.. Entries.Where(e => e.State == AnswerState.Logged && e.By != side)] : [];

    /// <summary>What the viewer may say in this term's 双向考核.</summary>
    public IReadOnlyList<ReviewSide> MayReview => !HasLog || Today < Term.Period.From ? []
        : Mine == PairingSide.Mentor ? [ReviewSide.MentorOnMentee]
        : Mine == PairingSide.Mentee ? [ReviewSide.MenteeOnMentor]
        : MayKeep ? [ReviewSide.SchoolOnMentee, ReviewSide.SchoolOnMentor] : [];

    public static async Task<PairingPage?> OfAsync(TeacherDevDb db, PairingDuties duties, int id, string? termKey, DateOnly today, CancellationToken stop)
    {
        if (await db.Pairings.AsNoTracking().Include(p => p.Organisation).Include(p => p.MentorOrganisation).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } pairing) return null;
        var cards = await db.PersonCards.Where(c => c.Id == pairing.MentorId || c.Id == pairing.MenteeId).ToDictionaryAsync(c => c.Id, stop);
        var hasMoved = pairing.IsStanding && (cards[pairing.MentorId].OrganisationId != pairing.MentorOrganisationId || cards[pairing.MenteeId].OrganisationId != pairing.OrganisationId);
        var row = new PairingRow(id, cards[pairing.MentorId].Name, pairing.MentorOrganisation.Name, cards[pairing.MenteeId].Name, pairing.Organisation.Name, pairing.Kind, pairing.Period.From, pairing.Period.To, pairing.State, pairing.InTierList, hasMoved);
        var terms = await DutyTerms.OfAsync(db, today, stop);
        var term = DutyTerms.Chosen(terms, termKey);
        var mine = db.Viewer.PersonId == pairing.MentorId ? PairingSide.Mentor : db.Viewer.PersonId == pairing.MenteeId ? PairingSide.Mentee : (PairingSide?)null;
        var mayKeep = db.Viewer.May(Permission.ManagePairings) && pairing.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        return new(
            id, row, pairing.AgreementNumber, pairing.Goal, pairing.EndedBecause, pairing.DeclinedBy, pairing.EndNote, SideLine.Of(pairing), [.. (await duties.OfAsync([pairing], term, stop))[id]],
            await EntryLine.OfAsync(db, id, term.Period, stop), await HeardLine.OfAsync(db, pairing, term.Period, stop), await ReviewLine.OfAsync(db, duties, pairing, term, mine, stop), term, terms, mine, mayKeep,
            new EndForm { On = today, Version = pairing.Version, IsInForce = pairing.IsInForce(today) }, today);
    }
}

/// <param name="SignedAt">Null while it is waited for.</param>
public sealed record SideLine(PairingSide Side, DateTime? SignedAt, bool IsOnPaper)
{
    public static IReadOnlyList<SideLine> Of(Pairing pairing) =>
        [.. Enum.GetValues<PairingSide>().Select(side => pairing.Signatures.FirstOrDefault(s => s.Side == side) is { } signature ? new SideLine(side, signature.SignedAt, signature.IsOnPaper) : new SideLine(side, null, IsOnPaper: false))];
}

public sealed record EntryLine(int Id, PairingSide By, MentoringWork Work, DateOnly Day, int LessonPeriod, string Text, int? FileId, AnswerState State, string? Reason)
{
    public static Task<List<EntryLine>> OfAsync(TeacherDevDb db, int pairingId, Period term, CancellationToken stop) =>
        db.PairingEntries.AsNoTracking().Where(e => e.PairingId == pairingId && e.State != AnswerState.Withdrawn && e.Day >= term.From && e.Day <= term.To).OrderByDescending(e => e.Day).ThenByDescending(e => e.Id)
            .Select(e => new EntryLine(e.Id, e.By, e.Work, e.Day, e.LessonPeriod, e.Text, e.FileId, e.State, e.Reason)).ToListAsync(stop);
}

/// <summary>A lesson that one of the two heard of the other, as far as the viewer may see it.</summary>
public sealed record HeardLine(int Id, bool ByMentor, DateOnly Day, string Topic, AnswerState State)
{
    public static async Task<IReadOnlyList<HeardLine>> OfAsync(TeacherDevDb db, Pairing pairing, Period term, CancellationToken stop)
    {
        if (pairing.Period.Intersect(term) is not { } days) return [];
        var (mentor, mentee) = (pairing.MentorId, pairing.MenteeId);
        return await db.LessonObservations.AsNoTracking().Where(o => ((o.ObserverId == mentor && o.TeacherId == mentee) || (o.ObserverId == mentee && o.TeacherId == mentor)) && o.Day >= days.From && o.Day <= days.To && o.State != AnswerState.Withdrawn)
            .OrderByDescending(o => o.Day).ThenByDescending(o => o.Id).Select(o => new HeardLine(o.Id, o.ObserverId == mentor, o.Day, o.Topic, o.State)).ToListAsync(stop);
    }
}

/// <param name="Comment">Null where none was written, or where the viewer reads the grade alone.</param>
public sealed record ReviewLine(ReviewSide Side, MentoringGrade Grade, string? Comment, DateTime SaidAt)
{
    /// <summary>What the mentee says of the mentor reaches the mentor only as far as the region's rules allow, and only once the term is over.</summary>
    public static async Task<IReadOnlyList<ReviewLine>> OfAsync(TeacherDevDb db, PairingDuties duties, Pairing pairing, Term term, PairingSide? mine, CancellationToken stop)
    {
        var lines = await db.PairingReviews.AsNoTracking().Where(r => r.PairingId == pairing.Id && r.Year == term.Year && r.Season == term.Season).OrderBy(r => r.Side).Select(r => new ReviewLine(r.Side, r.Grade, r.Comment, r.SaidAt)).ToListAsync(stop);
        if (mine != PairingSide.Mentor || lines.Exists(l => l.Side == ReviewSide.MenteeOnMentor)) return lines;
        return await duties.MenteesWordAsync(pairing, term, stop) is { } word ? [.. lines, new ReviewLine(ReviewSide.MenteeOnMentor, word.Grade, word.Comment, word.SaidAt)] : lines;
    }
}
