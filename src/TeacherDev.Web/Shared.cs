namespace TeacherDev.Web;

/// <summary>Names the one resource file, Resources/Shared.en.resx.</summary>
public sealed class Shared;
