using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Selection;

/// <summary>What a rule's value may be, where it is one of a few; null where it is a number.</summary>
public static class RuleChoices
{
    public static IEnumerable<SelectListItem>? Of(Criterion criterion, IStringLocalizer t) => criterion switch
    {
        Criterion.Rank => Enum.GetValues<TeacherRank>().Where(r => r > TeacherRank.Unranked).Select(r => new SelectListItem(t.Name(r), ((int)r).ToString(CultureInfo.InvariantCulture))),
        Criterion.Tier => Enum.GetValues<TeacherTier>().Where(r => r > TeacherTier.Teacher).Select(r => new SelectListItem(t.Name(r), ((int)r).ToString(CultureInfo.InvariantCulture))),
        _ => null,
    };
}
