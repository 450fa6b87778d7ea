using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>A proposal: how far the search is, or what it found, session by session as it was and as it would be; those that move come first.</summary>
public sealed record ProposalPage(CohortSummary Cohort, TimetableProposal Proposal, BackgroundTask? Task, IReadOnlyList<ProposedLine> Lines)
{
    public bool IsSearching => Proposal.State == ProposalState.Waiting && Task is { IsOver: false };

    public int Moved => Lines.Count(l => l.Proposed.Moves);

    /// <summary>Sessions of other bodies that it moves too; who does not reach them cannot adopt it.</summary>
    public int MovedElsewhere => Proposal.Sessions.Count(s => s.Moves) - Moved;

    public IEnumerable<ProposalRemark> Of(ProposalRemarkKind kind) => Proposal.Remarks.Where(r => r.Kind == kind).OrderBy(r => r.Position);

    public static async Task<ProposalPage?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        if (await db.TimetableProposals.AsNoTracking().Include(p => p.Sessions).Include(p => p.Cohorts).Include(p => p.Remarks).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id, stop) is not { } proposal
            || await CohortSummary.OfAsync(db, proposal.CohortId, stop) is not { } cohort) return null;
        var ids = proposal.Sessions.Select(s => s.SessionId).ToList();
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id)).Join(db.SessionCards, s => s.Id, c => c.Id, (s, c) => new { s.Id, s.Topic, Owner = c.Joint ?? c.Owner, c.Trainer }).ToDictionaryAsync(s => s.Id, stop);
        var venues = await db.Venues.AsNoTracking().ToDictionaryAsync(v => v.Id, v => v.Name, stop);
        return new(
            cohort, proposal, await db.BackgroundTasks.AsNoTracking().SingleOrDefaultAsync(t => t.IdempotencyKey == proposal.IdempotencyKey, stop),
            [
                .. proposal.Sessions.Where(s => sessions.ContainsKey(s.SessionId)).OrderByDescending(s => s.Moves).ThenBy(s => s.NewDay ?? s.Day).ThenBy(s => s.NewPart ?? s.Part).ThenBy(s => s.SessionId)
                    .Select(s => new ProposedLine(s, sessions[s.SessionId].Topic, sessions[s.SessionId].Owner, sessions[s.SessionId].Trainer, Name(s.VenueId), Name(s.NewVenueId))),
            ]);

        string? Name(int? venue) => venue is { } v ? venues.GetValueOrDefault(v) : null;
    }
}

public sealed record ProposedLine(ProposedSession Proposed, string Topic, string Class, string? Trainer, string? Venue, string? NewVenue);

/// <summary>A proposal of a class that may still be adopted or is being searched for.</summary>
public sealed record OpenProposal(int Id, ProposalState State);
