using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Features.Studios;

namespace TeacherDev.Web.Features.Home;

/// <summary>What everyone has of one's own: what comes next, hours, studios, pairings.</summary>
/// <param name="Unread">Messages in the inbox not opened yet.</param>
/// <param name="Led">Studios whose visits this person logs, with every slot.</param>
/// <param name="Studios">The other studios one belongs to.</param>
/// <param name="PairingsFirst">Mentor and mentee come for their pairing, all others for what is next.</param>
public sealed record PersonHome(string Name, string School, int Unread, DaySession? Next, IReadOnlyList<DaySession> Agenda, HoursAhead? Hours, IReadOnlyList<StudioPage> Led, IReadOnlyList<OwnStudio> Studios, IReadOnlyList<OwnPairing> Pairings, bool PairingsFirst)
{
    private const int DaysAhead = 60;

    public static async Task<PersonHome?> OfAsync(TeacherDevDb db, HoursLedger ledger, StudioYears years, DateOnly today, CancellationToken stop)
    {
        var me = db.Viewer.PersonId ?? 0;
        if (await db.PersonCards.SingleOrDefaultAsync(c => c.Id == me, stop) is not { } card) return null;
        var told = db.Set<SessionClass>().Told(db);
        var mine = db.Sessions.Where(s => told.Any(c => c.SessionId == s.Id && db.Set<Enrolment>().Any(e => e.CohortId == c.CohortId && e.PersonId == me && e.LeftOn == null))
            || s.Classes.Any(c => db.Set<CohortStaff>().Any(p => p.CohortId == c.CohortId && p.PersonId == me && p.Until == null))
            || db.Set<Invitation>().Any(i => i.ActivityId == s.ActivityId && i.PersonId == me && i.WithdrawnOn == null));
        var agenda = await DaySession.BetweenAsync(mine, db, today, today.AddDays(DaysAhead), stop);
        var unread = await db.Messages.InboxOf(me).Unread().CountAsync(stop);
        var next = agenda.FirstOrDefault(s => s.State == SessionState.Planned);
        var (led, studios) = await StudiosAsync(db, years, me, today, stop);
        return new PersonHome(card.Name, card.School, unread, next, [.. agenda.Where(s => s != next).Take(5)], await HoursAsync(db, ledger, me, today, stop), led, studios, await PairingsAsync(db, me, stop), db.Viewer.Role is Role.Mentor or Role.Mentee);
    }

    private static async Task<HoursAhead?> HoursAsync(TeacherDevDb db, HoursLedger ledger, int me, DateOnly today, CancellationToken stop)
    {
        if (await ledger.AccountAsync(me, today, stop) is not { } account || account.On(today).Current is not { } goal) return null;
        return new(goal, goal.IsMet ? null : account.Forecast(goal, await db.PlannedHoursAsync(me, goal.Period, stop)));
    }

    private static async Task<(IReadOnlyList<StudioPage> Led, IReadOnlyList<OwnStudio> Studios)> StudiosAsync(TeacherDevDb db, StudioYears years, int me, DateOnly today, CancellationToken stop)
    {
        var studios = await db.Studios.AsNoTracking().Where(s => s.Memberships.Any(m => m.PersonId == me && m.Period.From <= today && m.Period.To >= today))
            .Select(s => new { s.Id, s.Name, Role = s.Memberships.Where(m => m.PersonId == me && m.Period.From <= today && m.Period.To >= today).Select(m => m.Role).First() }).ToListAsync(stop);
        var (led, others) = (new List<StudioPage>(), new List<OwnStudio>());
        foreach (var studio in studios)
        {
            var page = (await StudioPage.OfAsync(db, years, studio.Id, today.Year, today, stop))!;
            if (page.MayLog) led.Add(page);
            else others.Add(new OwnStudio(studio.Id, studio.Name, studio.Role, page.Confirmed, page.Pending, page.Owed?.Visits));
        }
        return (led, others);
    }

    private static async Task<IReadOnlyList<OwnPairing>> PairingsAsync(TeacherDevDb db, int me, CancellationToken stop) =>
        await db.Pairings.AsNoTracking().Where(p => p.State == PairingState.Active && (p.MentorId == me || p.MenteeId == me))
            .Join(db.PersonCards, p => p.MentorId == me ? p.MenteeId : p.MentorId, c => c.Id, (p, c) => new OwnPairing(p.Id, c.Name, c.School, p.Kind, p.MentorId == me, p.Period.To)).ToListAsync(stop);
}

/// <param name="Forecast">Null where the goal is met or nothing is planned.</param>
public sealed record HoursAhead(HoursGoal Goal, HoursForecast? Forecast);

/// <param name="Owed">Visits owed this year; null when no programme-year says.</param>
public sealed record OwnStudio(int Id, string Name, StudioRole Role, int Confirmed, int Pending, int? Owed);

public sealed record OwnPairing(int Id, string Partner, string School, PairingKind Kind, bool IsMentor, DateOnly To);
