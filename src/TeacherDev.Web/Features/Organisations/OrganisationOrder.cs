using TeacherDev.Domain.Organisations;

namespace TeacherDev.Web.Features.Organisations;

public static class OrganisationOrder
{
    extension(IQueryable<Organisation> organisations)
    {
        /// <summary>Their keys in the order in which lists name them.</summary>
        public IQueryable<int> InListOrder => organisations.OrderBy(o => o.SortKey).ThenBy(o => o.Id).Select(o => o.Id);
    }
}
