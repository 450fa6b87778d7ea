using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Bulletins;

/// <summary>A session as a bulletin speaks of it. Written with its bulletin, which is audited.</summary>
[Unaudited]
public sealed class BulletinSession
{
    internal BulletinSession(CompiledSession said, bool isStanding) =>
        (SessionId, Day, Part, Activity, Topic, Count, IsStanding) = (said.SessionId, said.Day, said.Part, said.Activity, said.Topic, said.Count, isStanding);

    private BulletinSession()
    {
    }

    public int Id { get; private set; }

    public int BulletinId { get; private set; }

    public int SessionId { get; private set; }

    public DateOnly Day { get; private set; }

    public DayPart Part { get; private set; }

    public string Activity { get; private set; } = null!;

    public string Topic { get; private set; } = null!;

    public AttendanceCount Count { get; private set; }

    /// <summary>A session stands in one bulletin only; in a counter-notice from the moment that it is out.</summary>
    public bool IsStanding { get; internal set; }
}

/// <summary>What a bulletin says of one school (or another body), over all its sessions.</summary>
[Unaudited]
public sealed class BulletinBody
{
    internal BulletinBody(CompiledBody said) => (OrganisationId, Name, Count) = (said.OrganisationId, said.Name, said.Count);

    private BulletinBody()
    {
    }

    public int Id { get; private set; }

    public int BulletinId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>As it was called then.</summary>
    public string Name { get; private set; } = null!;

    public AttendanceCount Count { get; private set; }
}

/// <summary>Somebody who was absent, late or left early. Read by the own school and the bodies above it only.</summary>
[Unaudited]
public sealed class BulletinAbsence
{
    internal BulletinAbsence(CompiledAbsence said) =>
        (SessionId, PersonId, Name, OrganisationId, Status) = (said.SessionId, said.PersonId, said.Name, said.OrganisationId, said.Status);

    private BulletinAbsence()
    {
    }

    public int Id { get; private set; }

    public int BulletinId { get; private set; }

    public int SessionId { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>As the person was called then.</summary>
    public string Name { get; private set; } = null!;

    public int OrganisationId { get; private set; }

    public AttendanceStatus Status { get; private set; }
}
