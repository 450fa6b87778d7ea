using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>课程模块 that a text plans for a track, or for all of its tracks. A class takes it over as its own. What the text leaves open is null.</summary>
public sealed class TrainingModule : ProgrammeFact
{
    /// <param name="trackCode">Null for every track of the year.</param>
    /// <param name="tenths">学时 in tenths.</param>
    public TrainingModule(string name, string? trackCode, ModuleMode? mode, int? tenths, bool isRequired, Source source) : base(source) =>
        (Name, TrackCode, Mode, Tenths, IsRequired) = (Naming.Clean(name, "模块名称", NameLength), trackCode, mode, tenths, isRequired);

    private TrainingModule() { }

    public string Name { get; private set; } = null!;

    public string? TrackCode { get; private set; }

    public ModuleMode? Mode { get; private set; }

    public int? Tenths { get; private set; }

    public bool IsRequired { get; private set; }
}

/// <summary>How a module is held, as plans tell it; how one session is held, the session says.</summary>
public enum ModuleMode
{
    [Display(Name = "集中")] FaceToFace,
    [Display(Name = "线上")] Online,
    [Display(Name = "线上线下混合")] Blended,
    [Display(Name = "实践")] Practice,
}
