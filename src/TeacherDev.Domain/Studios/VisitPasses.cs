using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>Opens what was shown at a school, to whoever has the address.</summary>
public sealed class VisitPasses(TeacherDevDb db)
{
    /// <summary>The pass and its visit, to be answered; null where the address opens nothing, or no longer.</summary>
    public async Task<ShownPass?> FindAsync(string token, CancellationToken stop = default)
    {
        var hash = VisitPass.HashOf(token);
        if (await db.AllVisitPasses.AsTracking().SingleOrDefaultAsync(p => p.TokenHash == hash, stop) is not { } pass) return null;
        return new(pass, await db.AllStudioVisits.AsTracking().Include(v => v.HostSchool).Include(v => v.Organisation).SingleAsync(v => v.Id == pass.VisitId, stop));
    }

    /// <summary>Whoever belongs to the studio does not answer for the school.</summary>
    /// <exception cref="RuleBroken">The viewer is or was one of the studio.</exception>
    public async Task MustBeOfSchoolAsync(StudioVisit visit, CancellationToken stop = default)
    {
        if (db.Viewer.PersonId is { } me && await db.Set<StudioMembership>().AnyAsync(m => m.StudioId == visit.StudioId && m.PersonId == me, stop)) throw new RuleBroken("您是这个工作室的成员，请让学校的老师确认");
    }
}

/// <summary>What opens, and onto what.</summary>
public sealed record ShownPass(VisitPass Pass, StudioVisit Visit);
