using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.Observations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Domain.Data;

/// <summary>
/// What a rule must see beyond its viewer's reach: a hall is taken whoever took it, and a class keeps the window of a year that another
/// body plans. Whoever uses these shows nothing of a row out of scope but that it is there.
/// </summary>
internal static class Unscoped
{
    extension<T>(IQueryable<T> rows) where T : class
    {
        /// <summary>A queue is claimed by the system, which sees all; without the filter the claim locks rows of one table.</summary>
        public IQueryable<T> WithoutScope => rows.IgnoreQueryFilters([TeacherDevDb.Scope]);
    }

    extension(TeacherDevDb db)
    {
        public IQueryable<Session> AllSessions => db.Sessions.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Publication> AllPublications => db.Publications.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Cohort> AllCohorts => db.Cohorts.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>A class to be changed by a school that answers for its participants: one place is passed on within the school.</summary>
        public IQueryable<Cohort> CohortsToChange => db.Cohorts.IgnoreQueryFilters([TeacherDevDb.Scope]);

        /// <summary>The notice that a slip answers, for the school that reads it.</summary>
        public IQueryable<CohortNotice> AllCohortNotices => db.CohortNotices.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>Whether a lecture held for several classes was paid in another.</summary>
        public IQueryable<LectureFee> AllLectureFees => db.LectureFees.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Activity> AllActivities => db.Activities.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>Whether somebody is in another track already, whoever recognised them.</summary>
        public IQueryable<Application> AllApplications => db.Applications.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Call> AllCalls => db.Calls.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>What anybody may read, signed in or not, while it is shown: its lines, and of the rest its title and days.</summary>
        public IQueryable<PublicNotice> AllPublicNotices => db.PublicNotices.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>By what an expert scores, and whether a call has a panel at all.</summary>
        public IQueryable<ReviewPanel> AllReviewPanels => db.ReviewPanels.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>What an expert has to score or has scored, by files that lie beyond the expert's scope. The account is asked for here: looking past the scope of the files looks past that of the tasks too.</summary>
        public IQueryable<ReviewTask> ReviewTasksOf(int? accountId) => db.ReviewTasks.Where(t => t.AccountId == accountId && t.State != ReviewTaskState.Recused
            && db.Applications.IgnoreQueryFilters(new[] { TeacherDevDb.Scope }).Any(a => a.Id == t.ApplicationId && (t.State == ReviewTaskState.HandedIn || (a.State == ApplicationState.Pending && a.At == SelectionStep.Experts))));

        /// <summary>What every expert of a panel gave: the order of a notice is the same whoever reads it.</summary>
        public IQueryable<ReviewTask> AllReviewTasks => db.ReviewTasks.IgnoreQueryFilters([TeacherDevDb.Scope]).IgnoreAutoIncludes().AsNoTracking();

        /// <summary>Lists to be changed, whoever keeps them: who returns a file takes it off the lists of the bodies below.</summary>
        public IQueryable<Quota> AllQuotas => db.Quotas.IgnoreQueryFilters([TeacherDevDb.Scope]);

        /// <summary>Whether somebody goes elsewhere on the same days, whoever sends them.</summary>
        public IQueryable<Dispatch> AllDispatches => db.Dispatches.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>What anybody may verify who has the code, and whether a class has any.</summary>
        public IQueryable<Certificate> AllCertificates => db.Certificates.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Trainer> AllTrainers => db.Trainers.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Venue> AllVenues => db.Venues.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>What the bodies above decided.</summary>
        public IQueryable<ClashPolicy> AllClashPolicies => db.ClashPolicies.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>A class has people of regions that its body does not see.</summary>
        public IQueryable<Blackout> AllBlackouts => db.Blackouts.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>Who of a class teaches then, whatever school said so.</summary>
        public IQueryable<TeachingTimetable> AllTeachingTimetables => db.TeachingTimetables.IgnoreQueryFilters([TeacherDevDb.Scope]).IgnoreAutoIncludes().AsNoTracking();

        /// <summary>Found by the hash of what was shown at the school, by somebody without an account.</summary>
        public IQueryable<VisitPass> AllVisitPasses => db.VisitPasses.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>For the sweeping of those that came to no visit.</summary>
        public IQueryable<VisitPhoto> AllVisitPhotos => db.VisitPhotos.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>The name of the body that holds what one is invited to.</summary>
        public IQueryable<Team> AllTeams => db.Teams.IgnoreQueryFilters([TeacherDevDb.Scope]).IgnoreAutoIncludes().AsNoTracking();

        /// <summary>A studio logs visits to schools that its leader does not see.</summary>
        public IQueryable<SchoolClosing> AllSchoolClosings => db.SchoolClosings.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>Who shares a budget line, for one's own share.</summary>
        public IQueryable<Studio> AllStudios => db.Studios.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<StudioVisit> AllStudioVisits => db.StudioVisits.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>A person's whole ledger, whoever certified its entries, for those who may open the person.</summary>
        public IQueryable<HoursEntry> LedgerOf(int personId) => db.HoursEntries.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking().Where(e => e.PersonId == personId);

        /// <summary>The ledgers of several people, as <see cref="LedgerOf"/>.</summary>
        public IQueryable<HoursEntry> LedgersOf(IReadOnlyCollection<int> personIds) => db.HoursEntries.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking().Where(e => personIds.Contains(e.PersonId));

        /// <summary>What of a person's claims is under way or approved, whoever may see it.</summary>
        public IQueryable<HoursClaim> StandingClaimsOf(int personId) => db.HoursClaims.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking()
            .Where(c => c.PersonId == personId && (c.State == HoursClaimState.Submitted || c.State == HoursClaimState.Confirmed || c.State == HoursClaimState.Approved));

        /// <summary>What one closing of a session posted, for whoever opens it again: all of it is taken back, whoever may see it.</summary>
        public IQueryable<HoursEntry> PostedBy(Closing closing) =>
            db.HoursEntries.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking().Where(e => e.SourceKind == HoursSourceKind.Session && e.SourceId == closing.Id);

        /// <summary>What was posted for sessions of a class that its member missed too much of, so that nothing of it counts.</summary>
        public IQueryable<Forfeited> ForfeitedClosings =>
            from enrolment in db.Set<Enrolment>().AsNoTracking()
            where enrolment.ForfeitsHours
            join seat in db.Set<SessionClass>() on enrolment.CohortId equals seat.CohortId
            join session in db.AllSessions on seat.SessionId equals session.Id
            where enrolment.EnrolledOn <= session.Day
            join closing in db.Set<Closing>() on session.Id equals closing.SessionId
            select new Forfeited { PersonId = enrolment.PersonId, ClosingId = closing.Id };

        public IQueryable<HoursEntry> AllHoursEntries => db.HoursEntries.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>Whatever batch holds a session, whoever asks to open it again.</summary>
        public IQueryable<HoursBatch> AllHoursBatches => db.HoursBatches.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<HoursExemption> AllHoursExemptions => db.HoursExemptions.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<HoursExemption> ExemptionsOf(int personId) => db.HoursExemptions.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking().Where(e => e.PersonId == personId);

        /// <summary>What was said at a door, by somebody who is not signed in.</summary>
        public IQueryable<PendingSignIn> AllPendingSignIns => db.PendingSignIns.IgnoreQueryFilters([TeacherDevDb.Scope]);

        /// <summary>For whom it asks, who sees the session by being expected there.</summary>
        public IQueryable<SpotCheck> AllSpotChecks => db.SpotChecks.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Apology> AllApologies => db.Apologies.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>Below which rate a school is marked, for the school that reads it.</summary>
        public IQueryable<BulletinRules> AllBulletinRules => db.BulletinRules.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>What a researcher did at a school counts, whoever looks.</summary>
        public IQueryable<ContactSchool> AllContactSchools => db.ContactSchools.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<SignInRules> AllSignInRules => db.SignInRules.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Person> AllPeople => db.People.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        /// <summary>Whether a decision bars somebody, whoever recorded it.</summary>
        public IQueryable<EthicsFinding> AllEthicsFindings => db.EthicsFindings.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<LessonObservation> AllLessonObservations => db.LessonObservations.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<PairingWishes> AllPairingWishes => db.PairingWishes.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<PairingReview> AllPairingReviews => db.PairingReviews.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<Pairing> AllPairings => db.Pairings.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<StoredFile> AllStoredFiles => db.StoredFiles.IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();

        public IQueryable<ProgrammeYear> AllProgrammeYears => db.Set<ProgrammeYear>().IgnoreQueryFilters([TeacherDevDb.Scope]).AsNoTracking();
    }
}

internal sealed class Forfeited
{
    public int PersonId { get; init; }

    public int ClosingId { get; init; }
}
