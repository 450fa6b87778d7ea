using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Observations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Observations;

public sealed record ObservationQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public AnswerState? State { get; init; }

    [FromQuery(Name = "role")]
    public ObserverRole? Role { get; init; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    public IQueryable<LessonObservation> Of(TeacherDevDb db)
    {
        var observations = db.LessonObservations.AsNoTracking();
        if (Sought is { } sought) observations = observations.Where(o => o.Topic.Contains(sought) || db.PersonCards.Any(c => (c.Id == o.ObserverId || c.Id == o.TeacherId) && c.SearchText.Contains(sought)));
        if (State is { } state) observations = observations.Where(o => o.State == state);
        if (Role is { } role) observations = observations.Where(o => o.Role == role);
        if (From is { } from) observations = observations.Where(o => o.Day >= from);
        if (To is { } to) observations = observations.Where(o => o.Day <= to);
        return observations;
    }
}

public sealed record ObservationRow(int Id, DateOnly Day, int LessonPeriod, string Observer, string Teacher, string School, ObserverRole Role, LessonType Type, string Topic, string? Class, int? Points, AnswerState State)
{
    public static List<LessonObservation, ObservationRow> Columns(TeacherDevDb db) => new List<LessonObservation, ObservationRow>(
            o => new ObservationRow(o.Id, o.Day, o.LessonPeriod, db.PersonCards.Where(c => c.Id == o.ObserverId).Select(c => c.Name).First(), db.PersonCards.Where(c => c.Id == o.TeacherId).Select(c => c.Name).First(),
                o.Organisation.Name, o.Role, o.Type, o.Topic, o.Class, o.Points, o.State),
            o => o.Day, o => o.Id)
        .With("日期", r => r.Day, o => o.Day, "day")
        .With("节次", r => r.LessonPeriod, onPage: false)
        .With("课题", r => r.Topic)
        .With("授课教师", r => r.Teacher, o => db.PersonCards.Where(c => c.Id == o.TeacherId).Select(c => c.SortKey).First(), "teacher")
        .With("学校", r => r.School, o => o.Organisation.SortKey, "school")
        .With("班级", r => r.Class, onPage: false)
        .With("课型", r => r.Type, onPage: false)
        .With("听课人", r => r.Observer, o => db.PersonCards.Where(c => c.Id == o.ObserverId).Select(c => c.SortKey).First(), "observer")
        .With("听课身份", r => r.Role, o => o.Role, "role")
        .With("评分", r => r.Points, onPage: false)
        .With("状态", r => r.State, o => o.State, "state");
}

/// <param name="Waiting">Lessons of the viewer's that wait for the viewer's word.</param>
public sealed record ObservationIndex(ListPage<ObservationRow> Observations, ObservationQuery Query, int Waiting, bool MayLog);
