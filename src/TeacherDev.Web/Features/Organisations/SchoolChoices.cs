using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Web.Features.Organisations;

public static class SchoolChoices
{
    /// <summary>The schools below a path, to choose from.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> BelowAsync(TeacherDevDb db, string path, CancellationToken stop) =>
        await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith(path)).OrderBy(o => o.SortKey).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(stop);
}
