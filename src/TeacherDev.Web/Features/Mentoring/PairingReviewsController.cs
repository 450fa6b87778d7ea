using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Duties;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>双向考核: mentor on mentee, mentee on mentor, school on each, once a term; who said it may say it better.</summary>
[Route("mentoring/{id:int}/reviews"), Authorize(Policy = nameof(Permission.LogMentoring))]
public sealed class PairingReviewsController(PairingDuties duties) : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, ReviewForm form)
    {
        if (await PairingPage.OfAsync(Db, duties, id, form.Term, Today, Stop) is not { } page) return NotFound();
        if (form.Side is { } wanted ? !page.MayReview.Contains(wanted) : page.MayReview.Count == 0) return await Deny();
        var term = page.Term;
        return await Create(
            key: null, already: () => Task.FromResult<PairingReview?>(null),
            make: async () =>
            {
                var side = form.Side ?? throw new RuleBroken("请选择评价谁");
                var said = await Db.PairingReviews.SingleOrDefaultAsync(r => r.PairingId == id && r.Year == term.Year && r.Season == term.Season && r.Side == side, Stop);
                if (said is null) return new PairingReview(await Db.Pairings.AsNoTracking().SingleAsync(p => p.Id == id, Stop), term, side, form.Grade!.Value, form.Comment, Today, Viewer.AccountId, Time.UtcNow, Guid.NewGuid());
                said.Say(form.Grade!.Value, form.Comment, Viewer.AccountId, Time.UtcNow);
                return said;
            },
            done: _ => Redirect($"/mentoring/{id}?term={DutyTerms.Key(term)}#reviews"), "评价已保存", again: () => Task.FromResult<IActionResult>(View("/Features/Mentoring/Pairings/Show.cshtml", page)));
    }
}
