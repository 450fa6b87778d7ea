using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling.Solving;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Scheduling.Proposing;

/// <summary>A session that a proposal may move: where it stood when it was asked for, and where it should go.</summary>
[Unaudited]
public sealed class ProposedSession
{
    internal ProposedSession(Session session, bool isPinned)
    {
        (SessionId, IsPinned) = (session.Id, isPinned);
        (Day, Part, VenueId) = (session.Day, session.Part, session.VenueId);
    }

    private ProposedSession() { }

    public int ProposalId { get; private set; }

    public int SessionId { get; private set; }

    /// <summary>It stays where it is.</summary>
    public bool IsPinned { get; private set; }

    public DateOnly Day { get; private set; }

    public DayPart Part { get; private set; }

    public int? VenueId { get; private set; }

    /// <summary>Null while the engine searches, and where it found no place.</summary>
    public DateOnly? NewDay { get; private set; }

    public DayPart? NewPart { get; private set; }

    public int? NewVenueId { get; private set; }

    public bool IsPlaced => NewDay is not null;

    /// <summary>Whether adopting the proposal changes it.</summary>
    public bool Moves => IsPlaced && (NewDay, NewPart, NewVenueId) != (Day, Part, VenueId);

    internal void Put(TimetablePlace? place) => (NewDay, NewPart, NewVenueId) = (place?.Half.Day, place?.Half.Part, place is null ? null : place.VenueKey ?? VenueId);

    /// <exception cref="RuleBroken">The session is no longer where it was when the proposal was asked for.</exception>
    internal void MustStillStand(Session session)
    {
        if (session.State != SessionState.Planned || (session.Day, session.Part, session.VenueId) != (Day, Part, VenueId))
            throw new RuleBroken("“{0}”在排课之后又有变化，请重新排课", session.Topic);
    }
}

[Unaudited]
public sealed class ProposedCohort
{
    internal ProposedCohort(int cohortId) => CohortId = cohortId;

    private ProposedCohort() { }

    public int ProposalId { get; private set; }

    public int CohortId { get; private set; }
}

[Unaudited]
public sealed class ProposedVenue
{
    internal ProposedVenue(int venueId) => VenueId = venueId;

    private ProposedVenue() { }

    public int ProposalId { get; private set; }

    public int VenueId { get; private set; }
}

[Unaudited]
public sealed class ProposedWish
{
    internal ProposedWish(TimetableWish wish, WishStrength strength) => (Wish, Strength) = (wish, strength);

    private ProposedWish() { }

    public int ProposalId { get; private set; }

    public TimetableWish Wish { get; private set; }

    public WishStrength Strength { get; private set; }
}

/// <summary>A sentence about what came of the search.</summary>
[Unaudited]
public sealed class ProposalRemark
{
    internal ProposalRemark(ProposalRemarkKind kind, int position, Remark remark) => (Kind, Position, Remark) = (kind, position, remark);

    private ProposalRemark() { }

    public int ProposalId { get; private set; }

    public ProposalRemarkKind Kind { get; private set; }

    public int Position { get; private set; }

    public Remark Remark { get; private set; } = null!;
}

public enum ProposalRemarkKind
{
    /// <summary>Why there is no timetable, or what is left of clashes.</summary>
    [Display(Name = "原因")] Reason,

    /// <summary>What alone would help.</summary>
    [Display(Name = "可以这样放宽")] Concession,

    /// <summary>A wish that is not wholly met.</summary>
    [Display(Name = "没有完全做到")] Cost,
}
