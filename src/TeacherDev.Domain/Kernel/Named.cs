using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace TeacherDev.Domain.Kernel;

public static class Named
{
    extension(Enum value)
    {
        /// <summary>What the field calls it, in Chinese: for messages and stored sentences, which no reader's language reaches.</summary>
        public string Chinese => value.GetType().GetField(value.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name ?? value.ToString();
    }
}
