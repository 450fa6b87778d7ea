using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>Sessions are made and moved by form. What clashes is shown before anything is saved: a BLOCK is refused, a WARN asks for “仍然保存”.</summary>
public sealed class SessionsController(JointClasses joint) : FeatureController
{
    private const decimal UsualHalfDay = 4;

    [HttpGet("cohorts/{id:int}/sessions/new"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> NewForCohort(int id, SessionChoice choice) => NewAsync(() => CohortAsync(id), choice);

    [HttpGet("activities/{id:int}/sessions/new"), Authorize(Policy = nameof(Permission.ManageActivities))]
    public Task<IActionResult> NewForActivity(int id, SessionChoice choice) => NewAsync(() => ActivityAsync(id), choice);

    [HttpPost("cohorts/{id:int}/sessions"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> CreateForCohort(int id, SessionForm form) => CreateAsync(() => CohortAsync(id), form);

    [HttpPost("activities/{id:int}/sessions"), Authorize(Policy = nameof(Permission.ManageActivities))]
    public Task<IActionResult> CreateForActivity(int id, SessionForm form) => CreateAsync(() => ActivityAsync(id), form);

    [HttpGet("sessions/{id:int}/edit"), Authorize(Policy = nameof(Permission.ManageActivities))]
    public async Task<IActionResult> Edit(int id, SessionChoice choice)
    {
        if (await Find(id) is not { } session || await OwnerAsync(session) is not { } owner) return NotFound();
        return Db.MayPlan(session) ? View(await FormAsync(choice.In(SessionForm.Of(session)), owner, session.Id, session)) : await Deny();
    }

    [HttpPost("sessions/{id:int}"), Authorize(Policy = nameof(Permission.ManageActivities))]
    public async Task<IActionResult> Update(int id, SessionForm form)
    {
        if (await Find(id) is not { } found || await OwnerAsync(found) is not { } owner) return NotFound();
        if (!Db.MayPlan(found)) return await Deny();
        form = WithTopic(await WithDayAsync(form));
        ClashReport? report = null;
        return await Submit(
            () => Find(id), form.Version,
            async session =>
            {
                var beside = await BesideAsync(owner, session, form);
                report = await new Booking(Db).ReserveAsync(form.Plan(id, owner.CohortId, owner.ActivityId, beside) with { PlannedOn = form.Day == session.Day ? null : Today }, Stop);
                report.MustStand(form.Accepted);
                await MustBeOfClassAsync(form.ModuleId, owner);
                session.SeatBeside(beside);
                session.Revise(form.Content());
                session.Move(form.Slot());
            },
            session => Saved($"/sessions/{session.Id}", DraftOf(owner, id, form.Version)),
            "课程已保存", async () => View("Edit", await FormAsync(form with { Report = report }, owner, id, found)));
    }

    private async Task<IActionResult> NewAsync(Func<Task<Owner?>> find, SessionChoice choice)
    {
        if (await find() is not { } owner) return NotFound();
        var rules = await Db.RulesOfAsync(owner.OrganisationId, choice.Day ?? Today, Stop);
        var form = choice.After is { } after && await Find(after) is { } before && (before.CohortId, before.ActivityId) == (owner.CohortId, owner.ActivityId)
            ? SessionForm.After(before, await new GoingOn(Db).AfterAsync(before, Stop))
            : choice.Like is { } like && await Find(like) is { } session
            ? SessionForm.Of(session) with { Id = 0, Version = 0, From = null, To = null }
            : new SessionForm { Hours = rules?.HoursPerHalfDay.Amount ?? UsualHalfDay };
        return View("New", await FormAsync(choice.In(form with { Key = Guid.NewGuid() }), owner, id: null));
    }

    private async Task<IActionResult> CreateAsync(Func<Task<Owner?>> find, SessionForm form)
    {
        if (await find() is not { } owner) return NotFound();
        form = WithTopic(await WithDayAsync(form));
        ClashReport? report = null;
        return await Create(
            form.Key, already: () => Db.Sessions.SingleOrDefaultAsync(s => s.IdempotencyKey == form.Key, Stop),
            make: async () =>
            {
                var beside = await BesideAsync(owner, session: null, form);
                report = await new Booking(Db).ReserveAsync(form.Plan(null, owner.CohortId, owner.ActivityId, beside) with { PlannedOn = Today }, Stop);
                report.MustStand(form.Accepted);
                await MustBeOfClassAsync(form.ModuleId, owner);
                if (owner.CohortId is not { } cohort) return Session.OfActivity(owner.ActivityId!.Value, owner.OrganisationId, form.Content(), form.Slot(), form.Key);
                var session = Session.OfCohort(cohort, owner.OrganisationId, form.Content(), form.Slot(), form.Key);
                session.SeatBeside(beside);
                return session;
            },
            done: session => Saved(form.GoesOn ? $"{owner.Sessions}/new?after={session.Id}" : owner.Back, DraftOf(owner, id: null, version: 0)), "课程已添加", again: async () => View("New", await FormAsync(form with { Report = report }, owner, id: null)));
    }

    /// <summary>Turns “第8周周三” into its date, so that the form comes back with the date; what cannot be read is said beside the field.</summary>
    private async Task<SessionForm> WithDayAsync(SessionForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Week))
        {
            if (form.Day is null && ModelState.GetFieldValidationState(nameof(form.Day)) != ModelValidationState.Invalid) ModelState.AddModelError(nameof(form.Day), T["请填写日期，或第几周周几"]);
            return form;
        }
        var near = form.Day ?? Today;
        try
        {
            var day = (await new Calendars(Db).TermWeeksAsync(new Period(near, near), Stop)).Meant(near).DayOf(TermDay.Parse(form.Week));
            foreach (var field in new[] { nameof(form.Day), nameof(form.Week) }) ModelState.Remove(field);
            return form with { Day = day, Week = null };
        }
        catch (RuleBroken rule)
        {
            ModelState.AddModelError(nameof(form.Week), T.Sentence(rule.Text, rule.Arguments));
            return form;
        }
    }

    /// <summary>报到 and 开班式 are called that where nothing else is typed; a lesson has a topic.</summary>
    private SessionForm WithTopic(SessionForm form)
    {
        if (!string.IsNullOrWhiteSpace(form.Topic)) return form;
        if (form.Kind is { } kind and not SessionKind.Lesson) return form with { Topic = kind.Word };
        ModelState.AddModelError(nameof(form.Topic), T["请填写{0}", T["课题"]]);
        return form;
    }

    private async Task MustBeOfClassAsync(int? moduleId, Owner owner)
    {
        if (moduleId is { } id && !await Db.Set<CohortModule>().AnyAsync(m => m.Id == id && m.CohortId == owner.CohortId, Stop)) throw new RuleBroken("请选择“{0}”的模块", owner.Name);
    }

    private async Task<IReadOnlyList<Cohort>> BesideAsync(Owner owner, Session? session, SessionForm form) => owner.CohortId is { } cohort ? await joint.BesideAsync(cohort, session, form.Classes, Stop) : [];

    private RedirectResult Saved(string address, string draft)
    {
        TempData["DraftDone"] = draft;
        return Redirect(address);
    }

    private Task<Session?> Find(int id) => Db.Sessions.RunBy(Db).SingleOrDefaultAsync(s => s.Id == id, Stop);

    private Task<Owner?> OwnerAsync(Session session) => session.CohortId is { } cohort ? CohortAsync(cohort) : ActivityAsync(session.ActivityId!.Value);

    private Task<Owner?> CohortAsync(int id) => Db.Cohorts.Where(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path))
        .Select(c => new Owner(c.Id, null, c.OrganisationId, c.Name)).SingleOrDefaultAsync(Stop);

    private Task<Owner?> ActivityAsync(int id) => Db.Activities.RunBy(Db).Where(a => a.Id == id)
        .Select(a => new Owner(null, a.Id, a.OrganisationId, a.Title)).SingleOrDefaultAsync(Stop);

    private async Task<SessionForm> FormAsync(SessionForm form, Owner owner, int? id, Session? session = null) => form with
    {
        TermDay = form.Day is { } chosen ? (await new Calendars(Db).TermWeeksAsync(new Period(chosen, chosen), Stop)).Of(chosen) : null,
        Id = id ?? 0,
        Owner = owner.Name,
        Back = id is null ? owner.Back : $"/sessions/{id}",
        Action = id is null ? owner.Sessions : $"/sessions/{id}",
        Here = id is null ? $"{owner.Sessions}/new" : $"/sessions/{id}/edit",
        Draft = DraftOf(owner, id, form.Version),
        MayAddPlaces = Viewer.May(Permission.ManageCohorts),
        ProvisionalYear = form.Day is { } day && (await new Calendars(Db).WorkingDaysAsync(new Period(day, day), Stop)).IsProvisional(day.Year) ? day.Year : null,
        Trainers = await Db.Trainers.AsNoTracking().OrderBy(t => t.SortKey).Select(t => new SelectListItem(t.Name + " " + t.Unit, t.Id.ToString())).ToListAsync(Stop),
        Modules = owner.CohortId is null ? [] : await Db.Set<CohortModule>().AsNoTracking().Where(m => m.CohortId == owner.CohortId).OrderBy(m => m.Position).Select(m => new SelectListItem(m.Name, m.Id.ToString())).ToListAsync(Stop),
        Others = owner.CohortId is not { } leading ? [] : await joint.ChoicesFor(leading).Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Stop),
        Beyond = await joint.BeyondAsync(session, Stop) is { Count: > 0 } beyond ? string.Join(T["、"], beyond.Select(c => c.Name)) : null,
        Venues = await Db.Venues.AsNoTracking().OrderBy(v => v.SortKey).Select(v => new SelectListItem(v.Capacity == null ? v.Name : v.Name + " (" + v.Capacity + ")", v.Id.ToString())).ToListAsync(Stop),
    };

    private static string DraftOf(Owner owner, int? id, int version) => id is null ? $"new:{owner.Sessions}" : $"session:{id}:{version}";

    private sealed record Owner(int? CohortId, int? ActivityId, int OrganisationId, string Name)
    {
        public string Sessions => CohortId is null ? $"/activities/{ActivityId}/sessions" : $"/cohorts/{CohortId}/sessions";

        public string Back => CohortId is null ? $"/activities/{ActivityId}" : $"/cohorts/{CohortId}/timetable";
    }
}
