using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Observations;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Surveys;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Domain.Data;

// Who sees which roots; nothing else decides it.
public abstract partial class TeacherDevDb
{
    /// <summary>The filter that keeps a viewer to one's own subtree and one's own things.</summary>
    public const string Scope = "Scope";

    // EF re-reads, per query, only members of the context itself; the filters use these.
    private string Reach => acting.Viewer.Path;

    private int Me => acting.Viewer.PersonId ?? 0;

    private int MyAccount => acting.Viewer.AccountId ?? 0;

    private DateOnly Today => clock.Today;

    private void Bound(ModelBuilder builder)
    {
        // The filters below ask who leads what through this one. The system sees all.
        builder.Entity<Leading>().HasQueryFilter(Leading.Today, l => (l.PersonId == Me && l.From <= Today && Today <= l.To) || Reach == "/");
        builder.Entity<Person>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach) || p.Id == Me);
        // Never one's own: the decision was handed to its person on paper.
        builder.Entity<EthicsFinding>().HasQueryFilter(Scope, f => f.Organisation.Path.StartsWith(Reach));
        // The years of the published texts are a catalogue: a permission opens them, not a place in the tree.
        builder.Entity<ProgrammeYear>().HasQueryFilter(Scope, y => y.IsCatalogue || y.Organisation.Path.StartsWith(Reach));

        // A published call is for everyone in the reach of the body that issued it.
        builder.Entity<Call>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach) || (c.State != CallState.Draft
            && (Reach.StartsWith(c.Audience) || Set<PersonCard>().Any(p => p.Id == Me && Set<Organisation>().Any(o => o.Id == p.OrganisationId && o.Path.StartsWith(c.Audience))))));
        builder.Entity<Application>().HasQueryFilter(Scope, a => a.Organisation.Path.StartsWith(Reach) || a.PersonId == Me);
        builder.Entity<PublicNotice>().HasQueryFilter(Scope, n => n.Organisation.Path.StartsWith(Reach));
        builder.Entity<ReviewPanel>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach));
        // An expert has an account, and not always a person of the city.
        builder.Entity<ReviewTask>().HasQueryFilter(Scope, t => t.Organisation.Path.StartsWith(Reach) || t.AccountId == MyAccount);
        builder.Entity<Quota>().HasQueryFilter(Scope, q => q.Organisation.Path.StartsWith(Reach));

        // Once published: for the bodies that have places in it, and whom they named.
        builder.Entity<Dispatch>().HasQueryFilter(Scope, d => d.Organisation.Path.StartsWith(Reach) || (d.State != DispatchState.Draft
            && (Set<DispatchShare>().Any(s => s.DispatchId == d.Id && s.Path.StartsWith(Reach)) || d.Appointees.Any(a => a.PersonId == Me && a.State != AppointeeState.Withdrawn))));

        builder.Entity<Cohort>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach) || c.Enrolments.Any(e => e.PersonId == Me) || c.Staff.Any(s => s.PersonId == Me && s.Until == null));
        builder.Entity<CohortNotice>().HasQueryFilter(Scope, n => n.Organisation.Path.StartsWith(Reach) || Set<CohortStaff>().Any(s => s.CohortId == n.CohortId && s.PersonId == Me && s.Until == null));
        // A school answers for a class it does not see; a participant for herself.
        builder.Entity<ReturnSlip>().HasQueryFilter(Scope, s => s.Organisation.Path.StartsWith(Reach) || s.Host.Path.StartsWith(Reach) || s.Lines.Any(l => l.PersonId == Me && !l.IsDropped)
            || Set<CohortStaff>().Any(c => c.CohortId == s.CohortId && c.PersonId == Me && c.Until == null));
        builder.Entity<Arrangement>().HasQueryFilter(Scope, a => Set<Cohort>().Any(c => c.Id == a.CohortId && c.Organisation.Path.StartsWith(Reach))
            || Set<CohortStaff>().Any(s => s.CohortId == a.CohortId && s.PersonId == Me && s.Until == null));
        builder.Entity<LectureFee>().HasQueryFilter(Scope, f => f.Organisation.Path.StartsWith(Reach) || Set<Session>().Any(s => s.Id == f.SessionId && Set<CohortStaff>().Any(c => c.CohortId == s.CohortId && c.PersonId == Me && c.Until == null)));
        builder.Entity<Survey>().HasQueryFilter(Scope, s => s.Organisation.Path.StartsWith(Reach)
            || Set<Enrolment>().Any(e => e.CohortId == s.CohortId && e.PersonId == Me && e.LeftOn == null)
            || Set<CohortStaff>().Any(c => c.CohortId == s.CohortId && c.PersonId == Me && c.Until == null));
        builder.Entity<ClassCompletion>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach) || Set<CohortStaff>().Any(s => s.CohortId == c.CohortId && s.PersonId == Me && s.Until == null));
        builder.Entity<Certificate>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach) || c.PersonId == Me);
        builder.Entity<Activity>().HasQueryFilter(Scope, a => a.Organisation.Path.StartsWith(Reach) || a.Invitations.Any(i => i.PersonId == Me && i.WithdrawnOn == null) || a.Givers.Any(g => g.PersonId == Me)
            || Set<Leading>().Any(l => l.ActivityId == a.Id));
        // Who has left keeps what was theirs, and sees nothing of what came after.
        builder.Entity<Session>().HasQueryFilter(Scope, s => s.Organisation.Path.StartsWith(Reach)
            || Set<SessionClass>().Any(c => c.SessionId == s.Id && (c.Organisation.Path.StartsWith(Reach)
                || Set<Enrolment>().Any(e => e.CohortId == c.CohortId && e.PersonId == Me && (e.LeftOn == null || s.Day < e.LeftOn))
                || Set<CohortStaff>().Any(p => p.CohortId == c.CohortId && p.PersonId == Me && p.Until == null)))
            || Set<Invitation>().Any(i => i.ActivityId == s.ActivityId && i.PersonId == Me && (i.WithdrawnOn == null || s.Day < i.WithdrawnOn))
            || Set<MakeUp>().Any(m => m.SessionId == s.Id && m.PersonId == Me)
            || Set<Leading>().Any(l => l.ActivityId == s.ActivityId));
        // For whoever takes attendance at its session.
        builder.Entity<PendingSignIn>().HasQueryFilter(Scope, p => Set<Session>().Any(s => s.Id == p.SessionId
            && (s.Organisation.Path.StartsWith(Reach) || Set<Leading>().Any(l => l.ActivityId == s.ActivityId) || Set<SessionClass>().Any(c => c.SessionId == s.Id && (c.Organisation.Path.StartsWith(Reach)
                || Set<CohortStaff>().Any(o => o.CohortId == c.CohortId && o.PersonId == Me && o.Until == null))))));
        builder.Entity<TemporaryAttendee>().HasQueryFilter(Scope, p => Set<Session>().Any(s => s.Id == p.SessionId
            && (s.Organisation.Path.StartsWith(Reach) || Set<Leading>().Any(l => l.ActivityId == s.ActivityId) || Set<SessionClass>().Any(c => c.SessionId == s.Id && (c.Organisation.Path.StartsWith(Reach)
                || Set<CohortStaff>().Any(o => o.CohortId == c.CohortId && o.PersonId == Me && o.Until == null))))));
        builder.Entity<SpotCheck>().HasQueryFilter(Scope, p => Set<Session>().Any(s => s.Id == p.SessionId
            && (s.Organisation.Path.StartsWith(Reach) || Set<Leading>().Any(l => l.ActivityId == s.ActivityId) || Set<SessionClass>().Any(c => c.SessionId == s.Id && (c.Organisation.Path.StartsWith(Reach)
                || Set<CohortStaff>().Any(o => o.CohortId == c.CohortId && o.PersonId == Me && o.Until == null))))));
        // One's own, and for whoever takes attendance there.
        builder.Entity<Apology>().HasQueryFilter(Scope, a => a.PersonId == Me || Set<Session>().Any(s => s.Id == a.SessionId
            && (s.Organisation.Path.StartsWith(Reach) || Set<Leading>().Any(l => l.ActivityId == s.ActivityId) || Set<SessionClass>().Any(c => c.SessionId == s.Id && (c.Organisation.Path.StartsWith(Reach)
                || Set<CohortStaff>().Any(o => o.CohortId == c.CohortId && o.PersonId == Me && o.Until == null))))));
        builder.Entity<SignInRules>().HasQueryFilter(Scope, r => r.Organisation.Path.StartsWith(Reach) || Reach.StartsWith(r.Organisation.Path));
        // For those it was sent to: participants, whoever looks after the class, trainers, and the bodies that participants come from.
        builder.Entity<Publication>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach)
            || Set<Enrolment>().Any(e => e.CohortId == p.CohortId && e.LeftOn == null && (e.PersonId == Me || Set<PersonCard>().Any(c => c.Id == e.PersonId && Set<Organisation>().Any(o => o.Id == c.OrganisationId && o.Path.StartsWith(Reach)))))
            || Set<CohortStaff>().Any(s => s.CohortId == p.CohortId && s.PersonId == Me && s.Until == null)
            || p.Sessions.Any(s => s.TrainerPersonId == Me));
        // Venues and trainers of the bodies above may be used too.
        builder.Entity<Venue>().HasQueryFilter(Scope, v => v.Organisation.Path.StartsWith(Reach) || Reach.StartsWith(v.Organisation.Path));
        builder.Entity<Trainer>().HasQueryFilter(Scope, t => t.Organisation.Path.StartsWith(Reach) || Reach.StartsWith(t.Organisation.Path));
        // What a body decided for its own and what keeps its teachers busy is read by those below.
        builder.Entity<Blackout>().HasQueryFilter(Scope, b => b.Path.StartsWith(Reach) || Reach.StartsWith(b.Path));
        builder.Entity<ClashPolicy>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach) || Reach.StartsWith(p.Organisation.Path));
        builder.Entity<TimetableProposal>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach));
        // A teacher reads one's own periods on one's file, not the school's sheet.
        builder.Entity<TeachingTimetable>().HasQueryFilter(Scope, t => t.Organisation.Path.StartsWith(Reach));

        builder.Entity<HoursEntry>().HasQueryFilter(Scope, e => e.Organisation.Path.StartsWith(Reach) || e.PersonId == Me);
        // A draft is its writer's alone, also when it was recalled.
        builder.Entity<HoursClaim>().HasQueryFilter(Scope, c => c.PersonId == Me || (c.State != HoursClaimState.Draft && c.Organisation.Path.StartsWith(Reach)));
        builder.Entity<HoursBatch>().HasQueryFilter(Scope, b => b.Organisation.Path.StartsWith(Reach));
        // While it is compiled, for those who serve the whole region; once it is out, for every body in it.
        builder.Entity<AttendanceBulletin>().HasQueryFilter(Scope, b => b.Audience.StartsWith(Reach)
            || ((b.State == BulletinState.Published || b.State == BulletinState.Corrected) && Reach.StartsWith(b.Audience)));
        builder.Entity<BulletinRules>().HasQueryFilter(Scope, r => r.Organisation.Path.StartsWith(Reach));
        // A researcher's own, and for the researcher's office and the school.
        builder.Entity<ContactSchool>().HasQueryFilter(Scope, c => c.PersonId == Me || c.Organisation.Path.StartsWith(Reach));
        builder.Entity<HoursList>().HasQueryFilter(Scope, l => l.Organisation.Path.StartsWith(Reach));
        builder.Entity<HoursBalance>().HasQueryFilter(Scope, b => b.PersonId == Me || Set<Person>().Any(p => p.Id == b.PersonId && p.Organisation.Path.StartsWith(Reach)));
        builder.Entity<HoursExemption>().HasQueryFilter(Scope, e => e.Organisation.Path.StartsWith(Reach) || e.PersonId == Me);
        builder.Entity<Studio>().HasQueryFilter(Scope, s => s.Organisation.Path.StartsWith(Reach) || s.Memberships.Any(m => m.PersonId == Me));
        builder.Entity<Team>().HasQueryFilter(Scope, t => t.Organisation.Path.StartsWith(Reach) || t.Memberships.Any(m => m.PersonId == Me));
        builder.Entity<StudioVisit>().HasQueryFilter(Scope, v => v.Organisation.Path.StartsWith(Reach) || v.HostSchool.Path.StartsWith(Reach)
            || Set<StudioMembership>().Any(m => m.StudioId == v.StudioId && m.PersonId == Me && v.Day <= m.Period.To));
        // A school's days are for itself and for those who look after it.
        builder.Entity<SchoolClosing>().HasQueryFilter(Scope, c => c.School.Path.StartsWith(Reach));
        builder.Entity<VisitPass>().HasQueryFilter(Scope, p => Set<StudioVisit>().Any(v => v.Id == p.VisitId));
        // A photo is its taker's until it belongs to a visit; then it is seen with the visit.
        builder.Entity<VisitPhoto>().HasQueryFilter(Scope, p => p.PersonId == Me || Set<StudioVisit>().Any(v => v.Id == p.VisitId));
        // Work is its person's and the studio's own; money and report are the studio's: whoever leads or assists it today, and the bodies above.
        builder.Entity<StudioWork>().HasQueryFilter(Scope, w => w.PersonId == Me || Set<Studio>().Any(s => s.Id == w.StudioId && (s.Organisation.Path.StartsWith(Reach)
            || s.Memberships.Any(m => m.PersonId == Me && (m.Role == StudioRole.Leader || m.Role == StudioRole.Assistant) && m.Period.From <= Today && m.Period.To >= Today))));
        builder.Entity<Spending>().HasQueryFilter(Scope, w => Set<Studio>().Any(s => s.Id == w.StudioId && (s.Organisation.Path.StartsWith(Reach)
            || s.Memberships.Any(m => m.PersonId == Me && (m.Role == StudioRole.Leader || m.Role == StudioRole.Assistant) && m.Period.From <= Today && m.Period.To >= Today))));
        builder.Entity<StudioReport>().HasQueryFilter(Scope, w => Set<Studio>().Any(s => s.Id == w.StudioId && (s.Organisation.Path.StartsWith(Reach)
            || s.Memberships.Any(m => m.PersonId == Me && (m.Role == StudioRole.Leader || m.Role == StudioRole.Assistant) && m.Period.From <= Today && m.Period.To >= Today))));
        // A studio's papers are read by all of its people, while they are.
        builder.Entity<StudioFile>().HasQueryFilter(Scope, w => Set<Studio>().Any(s => s.Id == w.StudioId && (s.Organisation.Path.StartsWith(Reach)
            || s.Memberships.Any(m => m.PersonId == Me && m.Period.From <= Today && m.Period.To >= Today))));
        builder.Entity<Pairing>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach) || p.MentorOrganisation.Path.StartsWith(Reach) || p.MentorId == Me || p.MenteeId == Me);
        builder.Entity<PairingEntry>().HasQueryFilter(Scope, e => Set<Pairing>().Any(p => p.Id == e.PairingId));
        // What a mentee says of the mentor reaches the mentor only as far as the rules allow: never as a row.
        builder.Entity<PairingReview>().HasQueryFilter(Scope, r => Set<Pairing>().Any(p => p.Id == r.PairingId && (r.Side != ReviewSide.MenteeOnMentor || p.Organisation.Path.StartsWith(Reach) || p.MenteeId == Me)));
        builder.Entity<PairingProposal>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach));
        // For the matching, and for oneself.
        builder.Entity<PairingWishes>().HasQueryFilter(Scope, w => w.PersonId == Me || Set<Person>().Any(p => p.Id == w.PersonId && p.Organisation.Path.StartsWith(Reach)));
        // A plan is its writer's, the mentors' and the school's.
        builder.Entity<GrowthPlan>().HasQueryFilter(Scope, g => g.PersonId == Me || (g.State != GrowthPlanState.Draft
            && (g.Organisation.Path.StartsWith(Reach) || Set<Pairing>().Any(p => p.MenteeId == g.PersonId && p.MentorId == Me))));
        builder.Entity<Placement>().HasQueryFilter(Scope, p => p.Organisation.Path.StartsWith(Reach) || p.Host.Path.StartsWith(Reach) || p.PersonId == Me || p.GuideId == Me);
        builder.Entity<LessonObservation>().HasQueryFilter(Scope, o => o.ObserverId == Me || o.TeacherId == Me || o.Organisation.Path.StartsWith(Reach));
        builder.Entity<AssessmentCycle>().HasQueryFilter(Scope, c => c.Organisation.Path.StartsWith(Reach));
        // A studio's people see what was published about it, up to the year in which they left.
        builder.Entity<AssessmentResult>().HasQueryFilter(Scope, r => r.Organisation.Path.StartsWith(Reach)
            || (r.PublishedAt != null && Set<StudioMembership>().Any(m => m.StudioId == r.StudioId && m.PersonId == Me && r.Year <= m.Period.To.Year)));
        // What a claim of hours was proved with is seen with the claim: of a draft, by its writer alone. The claims asked for here are those in scope.
        builder.Entity<StoredFile>().HasQueryFilter(Scope, f => f.UploadedByPersonId == Me
            || (f.Organisation.Path.StartsWith(Reach) && !f.FollowsRecord && !Set<HoursClaimPaper>().Any(p => p.StoredFileId == f.Id && !Set<HoursClaim>().Any(c => c.Id == p.ClaimId)))
            || Set<VisitPhoto>().Any(p => p.StoredFileId == f.Id) || Set<LessonObservation>().Any(o => o.SheetId == f.Id) || Set<PairingEntry>().Any(e => e.FileId == f.Id)
            || Set<StudioFile>().Any(p => p.StoredFileId == f.Id)
            || Set<StudioWork>().Any(p => p.StoredFileId == f.Id) || Set<Spending>().Any(p => p.StoredFileId == f.Id));
        builder.Entity<Message>().HasQueryFilter(Scope, m => m.Organisation.Path.StartsWith(Reach) || m.RecipientPersonId == Me);
    }
}
