using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TeacherDev.Domain.Attendance;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>Fields Status[person] and Note[person]; a person without a status is left as is.</summary>
public sealed record SheetForm
{
    public Dictionary<int, AttendanceStatus?> Status { get; init; } = [];

    public Dictionary<int, string?> Note { get; init; } = [];

    /// <summary>The button “其余全部出勤”.</summary>
    public bool RestIsPresent { get; init; }

    /// <summary>更正原因: why marks that stand are changed this time.</summary>
    public string? Why { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyDictionary<int, Said> Said => Status.Keys.Union(Note.Keys).ToDictionary(id => id, id => new Said(Status.GetValueOrDefault(id), Note.GetValueOrDefault(id)));
}
