using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Web.Tests.Site;

/// <summary>The sample class of every organisation adopted a proposal that left its lesson where it was.</summary>
public sealed class ProposalsOfWorld : IRoomOfWorld
{
    public int Order => 76;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["proposal"] = (db, organisation) => db.TimetableProposals.Where(p => p.Organisation.Key == organisation).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var lesson in await db.Sessions.AsNoTracking().Where(s => s.Topic == "示例课").OrderBy(s => s.Id).ToListAsync())
        {
            var plan = new ProposalPlan(
                lesson.OrganisationId, [lesson.CohortId!.Value], new Period(lesson.Day, lesson.Day), [lesson.Part], [lesson.Day.Weekday], [], TimetableWishes.Usual.Strengths, [], ProposalEffort.Quick);
            var proposal = new TimetableProposal(plan, [lesson], accountId: null, Guid.NewGuid());
            proposal.Answer(new(TimetableStatus.Found, new Dictionary<int, TimetablePlace?> { [lesson.Id] = new(new(lesson.Day, lesson.Part), lesson.VenueId) }, [], [], [], 0, IsStopped: false));
            proposal.Adopt();
            db.Add(proposal);
        }
        await db.SaveChangesAsync();
    }
}
