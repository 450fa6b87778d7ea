using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.People;

public static class Colleagues
{
    extension(TeacherDevDb db)
    {
        /// <summary>The city in which the viewer looks for others by name: that of one's reach; of one's own school for those who have none.</summary>
        public async Task<string> RegionAsync(CancellationToken stop = default)
        {
            if (db.Viewer.HasReach || db.Viewer.PersonId is not { } me) return db.Viewer.Region;
            return await db.PersonCards.Where(p => p.Id == me).Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => o.Path).SingleOrDefaultAsync(stop) is { } path ? Viewer.RegionOf(path) : db.Viewer.Region;
        }
    }
}
